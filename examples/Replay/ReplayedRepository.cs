using System.Diagnostics;
using System.Globalization;

namespace ScalingCheck.Examples.Replay;

/// <summary>The git repository that an example's commits are replayed into: made anew each time, with the same hashes.</summary>
internal sealed class ReplayedRepository
{
    private static readonly DateTimeOffset FirstDay = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

    public ReplayedRepository(string folder)
    {
        Folder = folder;
        Files.DeleteFolder(folder);
        Directory.CreateDirectory(folder);
        Git("init", "--quiet", "--initial-branch=main");

        // What a CI run measures and what the tool records are no part of a commit.
        File.WriteAllText(Path.Combine(folder, ".git", "info", "exclude"), "metrics/\n.scaling-check/\n");
    }

    public string Folder { get; }

    public void StartBranch(string name) => Git("checkout", "--quiet", "-b", name);

    /// <summary>Commits all that is there and returns the short hash.</summary>
    public string CommitAll(int number, string message)
    {
        Git("add", "--all");
        string date = FirstDay.AddDays(number).ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
        ProcessStartInfo commit = Start("commit", "--quiet", "--allow-empty", "--message", message);
        commit.Environment["GIT_AUTHOR_DATE"] = date;
        commit.Environment["GIT_COMMITTER_DATE"] = date;
        Succeed(commit);
        return Git("rev-parse", "--short=7", "HEAD").Trim();
    }

    private string Git(params string[] arguments) => Succeed(Start(arguments));

    private ProcessStartInfo Start(params string[] arguments)
    {
        ProcessStartInfo git = new("git", arguments) { WorkingDirectory = Folder };

        // The user's own settings (signing, hooks, line endings) would change the hashes or ask for a passphrase.
        foreach (string name in git.Environment.Keys.Where(IsGitVariable).ToList())
            git.Environment.Remove(name);
        git.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        git.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (string role in (string[])["AUTHOR", "COMMITTER"])
        {
            git.Environment[$"GIT_{role}_NAME"] = "Example";
            git.Environment[$"GIT_{role}_EMAIL"] = "example@example.invalid";
        }

        return git;
    }

    private static bool IsGitVariable(string name) => name.StartsWith("GIT_", StringComparison.Ordinal);

    private static string Succeed(ProcessStartInfo git)
    {
        (int exitCode, string output) = Command.Capture(git);
        return exitCode == 0
            ? output
            : throw new InvalidOperationException($"git {string.Join(' ', git.ArgumentList)} failed: {output}");
    }
}
