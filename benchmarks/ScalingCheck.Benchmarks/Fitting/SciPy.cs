using System.Diagnostics;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>Runs a script in a Python that has SciPy, where there is one.</summary>
internal static class SciPy
{
    public const string Missing = "left out, python3 here cannot import scipy (Debian: python3-scipy).";

    /// <summary>What the script prints, in words; null when no Python here has SciPy.</summary>
    public static string[]? Run(string script, string input)
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            if (Run(python, script, input) is { } words) return words;
        }

        return null;
    }

    private static string[]? Run(string python, string script, string input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", script])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        catch (IOException)
        {
            // Python ended before it read its input.
            return null;
        }
    }
}
