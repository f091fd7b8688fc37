using System.Diagnostics;

namespace ScalingCheck.Benchmarks;

/// <summary>Runs a Python script where the machine has Python with SciPy.</summary>
internal static class SciPy
{
    public const string Missing = "left out, python3 here cannot import scipy (Debian: python3-scipy).";

    /// <summary>The words that the script prints; null where no Python here can run it.</summary>
    public static string[]? Words(string script, string input) => Run(script, input)?.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the script prints, given its input; null where no Python here can run it.</summary>
    public static string? Run(string script, string input)
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            if (Run(python, script, input) is { } output) return output;
        }

        return null;
    }

    private static string? Run(string python, string script, string input)
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
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
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
