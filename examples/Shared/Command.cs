using System.Diagnostics;

namespace ScalingCheck.Examples.Shared;

/// <summary>Runs another program.</summary>
internal static class Command
{
    /// <summary>Runs it on this terminal.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(string folder, string program, params IEnumerable<string> arguments)
    {
        using Process process = Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs it out of sight.</summary>
    /// <returns>Its exit code and all that it printed.</returns>
    public static (int ExitCode, string Output) Capture(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Start(start);

        // Both at once: a program that fills one pipe while we wait at the other would wait for ever.
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start) =>
        Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
}
