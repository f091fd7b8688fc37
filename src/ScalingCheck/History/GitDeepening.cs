namespace ScalingCheck.History;

/// <summary>
/// Fetches more history of a shallow clone from its origin. The one thing here that goes over the network: bounded in commits
/// and time, without prompts, hooks or tags, and nothing is checked out.
/// </summary>
internal static class GitDeepening
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    /// <summary>How much further each attempt goes, in commits; after the last one there is no baseline.</summary>
    public static readonly IReadOnlyList<int> Steps = [50, 200, 1000];

    private const string Origin = "origin";

    /// <summary>Goes so many commits further back behind HEAD and the base branch; false when nothing could be fetched.</summary>
    /// <param name="git">Commands that may take as long as <see cref="Timeout"/>.</param>
    /// <param name="head">What is checked out; null before the first commit.</param>
    /// <param name="branch">The base branch, which origin may have and this clone not.</param>
    public static bool Fetch(GitCommands git, string? head, string? branch, int commits)
    {
        if (!git.Run("config", "--get", "remote.origin.url").Ok) return false;
        string[] tip = branch is not null && IsPlain(branch) ? [$"+refs/heads/{branch}:refs/remotes/{Origin}/{branch}"] : [];
        string[] own = head is null ? [] : [head];
        // Only what is asked for is deepened. A commit that was never pushed is unknown at origin, and then its branch is asked for.
        return Fetch(git, commits, [.. own, .. tip]) || (own.Length > 0 && Fetch(git, commits, tip));
    }

    /// <summary>The default branch of origin, which a clone of a single branch does not know; null when it does not say.</summary>
    public static string? DefaultBranch(GitCommands git)
    {
        const string prefix = "ref: refs/heads/";
        var line = git.Run([.. Quietly, "ls-remote", "--symref", Origin, "HEAD"]).Lines.FirstOrDefault();
        return line?.StartsWith(prefix, StringComparison.Ordinal) == true ? line[prefix.Length..].Split('\t')[0] : null;
    }

    private static readonly string[] Quietly =
        ["-c", "core.hooksPath=/dev/null", "-c", "credential.interactive=false", "-c", "credential.guiPrompt=false"];

    private static bool Fetch(GitCommands git, int commits, string[] what) => git.Run([
        .. Quietly, "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance",
        FormattableString.Invariant($"--deepen={commits}"), Origin, .. what]).Ok;

    /// <summary>True for a name that can stand in a refspec: its signs would change what is fetched, or where to.</summary>
    private static bool IsPlain(string branch) =>
        branch.Length > 0 && branch[0] != '-' && !branch.Contains("..", StringComparison.Ordinal) && !branch.Any(c => char.IsControl(c) || " ~^:?*[\\+".Contains(c, StringComparison.Ordinal));
}
