using System.Diagnostics;

namespace ScalingCheck.EndToEnd;

/// <summary>One finished process.</summary>
internal sealed record Command(int ExitCode, string Out, string Error)
{
    public static Command Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // What the surroundings tell the build or the tool of themselves must not leak into a fresh start.
        foreach (var name in start.Environment.Keys.Where(Leaks).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Command(process.ExitCode, output, errors.Result);
    }

    public Command Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Out}\n{Error}");
        return this;
    }

    private static bool Leaks(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("GITHUB_", StringComparison.Ordinal) ||
        name is "CI" or "DOTNET_HOST_PATH" or "DOTNET_CLI_USE_MSBUILD_SERVER" or "TESTINGPLATFORM_EXITCODE_IGNORE";
}
