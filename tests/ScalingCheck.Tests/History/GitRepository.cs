using System.Diagnostics;
using System.Globalization;

namespace ScalingCheck.History;

/// <summary>A real repository in a folder of its own, with fixed names and dates: the same on every machine.</summary>
internal sealed class GitRepository : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private int _commits;
    private TimeSpan _passed;

    public GitRepository(string branch = "main") => Git("init", "--quiet", "--initial-branch", branch);

    private GitRepository(string origin, params string[] options) =>
        Git(["clone", "--quiet", .. options, "file://" + origin, "."]);

    public string Path => _folder.Path;

    public static GitRepository CloneOf(string origin, params string[] options) => new(origin, options);

    /// <summary>A clone through a real transport, so that a depth counts.</summary>
    public GitRepository Clone(params string[] options) => new(Path, options);

    /// <summary>Commits a change of one file, a minute after the commit before it, and returns its name.</summary>
    public string Commit(string subject, string file = "file.txt")
    {
        File.AppendAllText(_folder.File(file), subject + "\n");
        Git("add", "--", file);
        Git("commit", "--quiet", "--message", subject);
        return Git("rev-parse", "HEAD");
    }

    /// <summary>Commits from now on are so much later.</summary>
    public void Pass(TimeSpan time) => _passed += time;

    public GitCommitGraph Open() => GitCommitGraph.Open(Path, out _) ?? throw new InvalidOperationException("no repository");

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE" }) start.Environment.Remove(name);
        var date = (Start + _passed).AddMinutes(_commits++).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + " +0000";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        start.Environment["GIT_AUTHOR_NAME"] = start.Environment["GIT_COMMITTER_NAME"] = "Ada";
        start.Environment["GIT_AUTHOR_EMAIL"] = start.Environment["GIT_COMMITTER_EMAIL"] = "ada@example.org";
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = date;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text.Trim()
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors.Result}");
    }

    public void Dispose() => _folder.Dispose();
}
