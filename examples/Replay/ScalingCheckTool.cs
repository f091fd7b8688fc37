using System.Diagnostics;

namespace ScalingCheck.Examples.Replay;

/// <summary>The one place that knows how the tool is called.</summary>
internal static class ScalingCheckTool
{
    // So that the exit code alone tells the verdicts apart; a build would let "inconclusive" pass.
    private static readonly string[] FailOnEverything =
        ["--fail-on", "regression", "--fail-on", "no-data", "--fail-on", "inconclusive"];

    /// <summary>Records what was measured at the commit that is checked out, and judges it.</summary>
    public static (int ExitCode, string Output) Check(ReplayedRepository repository)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "scaling-check.dll");
        string[] arguments = [tool, "check", .. FailOnEverything];
        ProcessStartInfo check = new("dotnet", arguments) { WorkingDirectory = repository.Folder };

        // Inside a CI job these name this repository's branch and pull request, not the replayed one's.
        foreach (string name in check.Environment.Keys.Where(NamesTheSurroundingRepository).ToList())
            check.Environment.Remove(name);
        return Command.Capture(check);
    }

    public static string VerdictWord(int exitCode) => exitCode switch
    {
        0 => "pass",
        1 => "REGRESSED",
        3 => "no baseline",
        4 => "inconclusive",
        _ => $"failed ({exitCode})",
    };

    private static bool NamesTheSurroundingRepository(string name) =>
        name.StartsWith("GIT_", StringComparison.Ordinal) || name.StartsWith("GITHUB_", StringComparison.Ordinal);
}
