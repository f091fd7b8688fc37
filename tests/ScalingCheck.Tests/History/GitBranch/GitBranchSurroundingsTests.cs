namespace ScalingCheck.History.GitBranch;

/// <summary>In whatever kind of checkout, the store works and leaves the user's repository as it was.</summary>
public sealed class GitBranchSurroundingsTests : IDisposable
{
    private readonly BareRemote _remote = new();

    public void Dispose() => _remote.Dispose();

    [Theory]
    [InlineData("full")]
    [InlineData("shallow")]
    [InlineData("partial")]
    [InlineData("detached")]
    [InlineData("no remote")]
    [InlineData("bare")]
    [InlineData("no support for parts")]
    public void A_checkout_of_any_kind_can_record_and_stays_as_it_was(string kind)
    {
        if (kind == "no support for parts") _remote.Git("config", "uploadpack.allowFilter", "false");
        var clone = _remote.Clone(kind switch
        {
            "shallow" => ["--depth", "1"],
            "partial" => ["--filter=blob:none"],
            "bare" => ["--bare"],
            _ => [],
        });
        // A bare clone is made inside the folder of the test's repository.
        if (kind == "detached") clone.Git("checkout", "--quiet", "--detach");
        if (kind == "no remote") clone.Git("remote", "remove", "origin");
        var before = StateOf(clone);

        string id;
        using (var history = HistoryLocation.Open("git", clone.Path)) id = history.Append(Snapshots.Of(1));
        using (var history = HistoryLocation.Open("git", clone.Path))
        {
            history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 1, null)]);
            Assert.Equal(4, history.Observations(id, "eval_loss").Count);
            Assert.Equal(id, Assert.Single(history.Find([Snapshots.Commit(1)])).Id);
        }

        var after = StateOf(clone);
        if (kind == "no remote") Assert.Equal(GitBranchHistory.DefaultBranch, Assert.Single(after.Branches.Except(before.Branches)).Split(' ')[1]);
        else Assert.Equal(before.Branches, after.Branches);
        Assert.Equal(before with { Branches = [] }, after with { Branches = [] });
        clone.Git("fsck", "--strict");
    }

    [Fact]
    public void A_work_tree_of_its_own_shares_the_copy()
    {
        var clone = _remote.Clone();
        using var folder = new TempFolder();
        clone.Git("worktree", "add", "--quiet", "--detach", folder.File("tree"));
        using (var history = HistoryLocation.Open("git", folder.File("tree"))) history.Append(Snapshots.Of(1));
        Assert.True(Directory.Exists(System.IO.Path.Combine(clone.Path, ".git", "scaling-check-history")));
        using var other = HistoryLocation.Open("git", clone.Path);
        Assert.Single(other.Latest(null, 2));
    }

    [Fact]
    public void The_hooks_of_the_repository_do_not_run()
    {
        foreach (var remote in new[] { true, false })
        {
            var clone = _remote.Clone();
            if (!remote) clone.Git("remote", "remove", "origin");
            foreach (var name in new[] { "pre-push", "reference-transaction", "pre-receive", "update", "post-receive", "post-commit" })
            {
                var hook = System.IO.Path.Combine(clone.Path, ".git", "hooks", name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(hook)!);
                File.WriteAllText(hook, $"#!/bin/sh\ntouch '{clone.Path}/hook-ran'\nexit 1\n");
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            using (var history = HistoryLocation.Open("git", clone.Path)) history.Append(Snapshots.Of(1));
            Assert.False(File.Exists(System.IO.Path.Combine(clone.Path, "hook-ran")));
        }
    }

    [Fact]
    public void Only_the_files_that_are_asked_for_are_fetched()
    {
        using (var writer = _remote.Open())
        {
            for (var number = 0; number < 8; number++) writer.Append(Snapshots.Of(number));
        }

        var clone = _remote.Clone("--depth", "1");
        using var reader = HistoryLocation.Open("git", clone.Path);
        Assert.Single(reader.Find([Snapshots.Commit(3)]));
        var copy = System.IO.Path.Combine(clone.Path, ".git", "scaling-check-history");
        var blobs = clone.Git("--git-dir", copy, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)").Split('\n').Count(type => type == "blob");
        // The one snapshot and the file that says which format this is.
        Assert.Equal(2, blobs);
    }

    [Fact]
    public void A_lock_that_a_killed_git_has_left_is_taken_away()
    {
        var clone = _remote.Clone();
        using (var history = HistoryLocation.Open("git", clone.Path)) history.Append(Snapshots.Of(1));
        var copy = System.IO.Path.Combine(clone.Path, ".git", "scaling-check-history");
        File.WriteAllText(System.IO.Path.Combine(copy, "shallow.lock"), "");
        using (var other = _remote.Open()) other.Append(Snapshots.Of(2));
        using var again = HistoryLocation.Open("git", clone.Path);
        Assert.Equal(2, again.Latest(null, 9).Count);
    }

    private static State StateOf(GitRepository clone) => new(
        [.. clone.Git("for-each-ref", "--format=%(objectname) %(refname:short)").Split('\n')],
        clone.Git("rev-parse", "HEAD"), clone.Git("config", "--local", "--list"),
        clone.Git("rev-parse", "--is-shallow-repository"), clone.Git("rev-parse", "--is-bare-repository") == "true" ? "" : clone.Git("status", "--porcelain"),
        string.Join('\n', Directory.GetFileSystemEntries(clone.Path).Order(StringComparer.Ordinal).Where(name => !name.EndsWith("scaling-check-history", StringComparison.Ordinal))));

    private sealed record State(IReadOnlyList<string> Branches, string Head, string Configuration, string Shallow, string Status, string Files);
}
