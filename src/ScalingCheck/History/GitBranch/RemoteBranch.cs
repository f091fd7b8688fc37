using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.GitBranch;

/// <summary>Fetches the branch from where it lives and pushes to it. Needs the lock of the private clone.</summary>
internal sealed class RemoteBranch(BranchHome home, PrivateClone clone)
{
    /// <summary>A remote that does not answer is asked so many times; one that has overtaken us is another matter.</summary>
    private const int MostTries = 8;

    // Only for commands that fetch: with it, older versions of git would fetch each missing file by itself when one is read.
    private static readonly string[] Partial =
        ["-c", $"remote.{PrivateClone.Remote}.promisor=true", "-c", $"remote.{PrivateClone.Remote}.partialclonefilter=blob:none"];

    private static readonly string[] Quietly =
        ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--filter=blob:none"];

    private readonly string _tip = "refs/history/" + BranchPaths.Digest(home.Branch)[..16];

    /// <summary>
    /// The commit at the tip, fetched with its names and without the content of its files; null when there is no such branch.
    /// One commit deep: all that was ever recorded is in the tip.
    /// </summary>
    public string? Fetch()
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = clone.Write(
                default, [.. Partial, "fetch", .. Quietly, "--depth=1", PrivateClone.Remote, $"+refs/heads/{home.Branch}:{_tip}"]);
            if (answer.Ok) return clone.Git.Run("rev-parse", "--verify", _tip).Line ?? throw Failed(answer);
            if (answer.Errors.Contains("couldn't find remote ref", StringComparison.Ordinal)) return null;
            if (attempt == MostTries || RemoteAnswer.IsFinal(answer)) throw Failed(answer);
            BackOff.Wait(attempt);
        }
    }

    /// <summary>Fetches the content of files that the tip only named.</summary>
    public void FetchFiles(IReadOnlyCollection<string> blobs)
    {
        var names = System.Text.Encoding.ASCII.GetBytes(string.Join('\n', blobs) + "\n");
        for (var attempt = 1; ; attempt++)
        {
            var answer = clone.Write(
                names, [.. Partial, "-c", "fetch.negotiationAlgorithm=noop", "fetch", .. Quietly, "--stdin", PrivateClone.Remote]);
            if (answer.Ok) return;
            if (attempt == MostTries || RemoteAnswer.IsFinal(answer)) throw Failed(answer);
            BackOff.Wait(attempt);
        }
    }

    /// <summary>Moves the branch to a commit made on top of its tip; it is refused when the tip is another by now.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="replaced">The tip that the commit takes the place of, where it is not made on top of it.</param>
    public GitOutput Push(string commit, string? replaced = null)
    {
        string[] lease = replaced is null ? [] : [$"--force-with-lease=refs/heads/{home.Branch}:{replaced}"];
        return clone.Write(default, ["push", "--porcelain", "--no-verify", "--recurse-submodules=no", .. lease, PrivateClone.Remote, $"{commit}:refs/heads/{home.Branch}"]);
    }

    private HistoryException Failed(GitOutput answer) =>
        new(Catalogue.HistoryNotFetched(home.Branch, home.Place, GitMessage.Of(answer)));
}
