using System.IO.Compression;
using System.Text;

namespace ScalingCheck.History.GitBranch;

/// <summary>Branches that were written by hand, rewritten or are none, and remotes that refuse.</summary>
public sealed class GitBranchFailureTests : IDisposable
{
    private const string Branch = GitBranchHistory.DefaultBranch;

    private readonly BareRemote _remote = new();

    public void Dispose() => _remote.Dispose();

    [Theory]
    [InlineData("-x")]
    [InlineData("--upload-pack=touch hacked")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("@{-1}")]
    [InlineData("refs/heads/../x")]
    [InlineData("a\0b")]
    [InlineData("x.lock")]
    public void A_hostile_name_of_a_branch_is_refused(string branch)
    {
        var clone = _remote.Clone();
        var failure = Assert.Throws<HistoryException>(() => HistoryLocation.Open("git:" + branch, clone.Path));
        Assert.Equal("SC0052", failure.Diagnostic.Code);
        Assert.Equal(["main"], _remote.Git("for-each-ref", "--format=%(refname:short)").Split('\n'));
    }

    [Theory]
    [InlineData("git")]
    [InlineData("git:")]
    public void Without_a_name_the_branch_is_the_default_one(string spec)
    {
        using (var history = HistoryLocation.Open(spec, _remote.Clone().Path)) history.Append(Snapshots.Of(1));
        Assert.Contains(Branch, _remote.Git("for-each-ref", "--format=%(refname:short)"), StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_a_repository_there_is_no_branch()
    {
        using var folder = new TempFolder();
        Assert.Equal("SC0051", Assert.Throws<HistoryException>(() => HistoryLocation.Open("git", folder.Path)).Diagnostic.Code);
    }

    [Fact]
    public void Of_two_remotes_without_an_origin_none_is_guessed()
    {
        var clone = _remote.Clone();
        clone.Git("remote", "rename", "origin", "mine");
        clone.Git("remote", "add", "theirs", _remote.Path);
        Assert.Equal("SC0053", Assert.Throws<HistoryException>(() => HistoryLocation.Open("git", clone.Path)).Diagnostic.Code);
        clone.Git("remote", "remove", "theirs");
        using var history = HistoryLocation.Open("git", clone.Path);
        Assert.Empty(history.Latest(null, 1));
    }

    [Fact]
    public void A_branch_that_holds_a_work_tree_is_refused_and_stays_as_it_is()
    {
        var before = _remote.Git("rev-parse", "main");
        var failure = Assert.Throws<HistoryException>(() => HistoryLocation.Open("git:main", _remote.Clone().Path));
        Assert.Equal("SC0054", failure.Diagnostic.Code);
        Assert.Equal(before, _remote.Git("rev-parse", "main"));
    }

    [Fact]
    public void A_branch_of_a_newer_format_is_refused()
    {
        using (var history = _remote.Open()) history.Append(Snapshots.Of(1));
        Edit(tree => tree.Write("format", "scaling-check/history/2\n"));
        var failure = Assert.Throws<HistoryException>(() => _remote.Open());
        Assert.Equal("SC0004", failure.Diagnostic.Code);
    }

    [Fact]
    public void Foreign_files_are_left_alone()
    {
        using (var history = _remote.Open()) history.Append(Snapshots.Of(1));
        Edit(tree =>
        {
            tree.Write("notes.txt", "by hand");
            tree.Write("snapshots/2026/01/notes.json.br", "by hand");
            tree.Write($"verdicts/2026/01/{new string('a', 64)}-99999999999.json.br", "by hand");
        });
        using var again = _remote.Open();
        again.Append(Snapshots.Of(2));
        Assert.Equal(2, again.Latest(null, 10).Count);
        Assert.Equal("by hand", _remote.Git("show", Branch + ":notes.txt"));
    }

    public static TheoryData<string> Damages => ["empty", "garbage", "cut off", "no json", "newer", "no snapshot", "bomb"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_snapshot_is_named_and_the_others_can_be_read(string damage)
    {
        string bad, good;
        using (var history = _remote.Open()) (bad, good) = (history.Append(Snapshots.Of(1)), history.Append(Snapshots.Of(2)));
        var file = BranchPaths.Snapshot(Snapshots.Commit(1), Snapshots.Of(1).CommitTime, bad);
        Edit(tree => System.IO.File.WriteAllBytes(tree.File(file), Damaged(damage, System.IO.File.ReadAllBytes(tree.File(file)))));

        using var again = _remote.Open();
        Assert.Single(again.Find([Snapshots.Commit(2)]));
        Assert.Equal(4, again.Observations(good, "eval_loss").Count);
        var failure = Assert.Throws<HistoryException>(() => again.Find([Snapshots.Commit(1)]));
        Assert.Equal("SC0055", failure.Diagnostic.Code);
        Assert.Contains($"'{file}'", failure.Message, StringComparison.Ordinal);
        // Damage to one file keeps nothing from being recorded.
        again.Append(Snapshots.Of(3));
    }

    [Fact]
    public void A_snapshot_that_was_edited_is_not_believed()
    {
        string id;
        using (var history = _remote.Open()) id = history.Append(Snapshots.Of(1));
        var file = BranchPaths.Snapshot(Snapshots.Commit(1), Snapshots.Of(1).CommitTime, id);
        var forged = SnapshotDocument.ToBytes(Snapshots.Of(1, Snapshots.Number("eval_loss", 1)), id);
        Edit(tree => File.WriteAllBytes(tree.File(file), PackedText.Pack(forged)));

        using var again = _remote.Open();
        Assert.Equal("SC0055", Assert.Throws<HistoryException>(() => again.Observations(id, "eval_loss")).Diagnostic.Code);
        Assert.Equal("SC0055", Assert.Throws<HistoryException>(() => again.Load(id)).Diagnostic.Code);
    }

    [Fact]
    public void What_is_recorded_on_a_branch_that_was_rewritten_meanwhile_is_put_on_the_new_one()
    {
        using var history = _remote.Open(GitBranchHistory.DefaultFreshness);
        history.Append(Snapshots.Of(1));
        // As compaction does it: the same files in one commit without parents.
        var compact = _remote.Git("commit-tree", "-m", "Compact", Branch + "^{tree}");
        _remote.Git("update-ref", "refs/heads/" + Branch, compact);
        history.Append(Snapshots.Of(2));

        Assert.Equal("2", _remote.Git("rev-list", "--count", Branch));
        using var again = _remote.Open();
        Assert.Equal(2, again.Latest(null, 10).Count);
    }

    [Fact]
    public void A_branch_that_was_deleted_meanwhile_begins_anew()
    {
        using var history = _remote.Open(GitBranchHistory.DefaultFreshness);
        history.Append(Snapshots.Of(1));
        _remote.Git("update-ref", "-d", "refs/heads/" + Branch);
        history.Append(Snapshots.Of(2));
        using var again = _remote.Open();
        Assert.Equal(Snapshots.Commit(2), again.Latest(null, 10)[0].Commit);
    }

    [Fact]
    public void A_remote_that_refuses_is_said_at_once_and_nothing_is_acknowledged()
    {
        var clone = _remote.Clone();
        var hook = System.IO.Path.Combine(_remote.Path, "hooks", "pre-receive");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, "#!/bin/sh\necho no writing here >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var history = HistoryLocation.Open("git", clone.Path);
        var failure = Assert.Throws<HistoryException>(() => history.Append(Snapshots.Of(1)));
        Assert.Equal("SC0057", failure.Diagnostic.Code);
        Assert.Contains("no writing here", failure.Message, StringComparison.Ordinal);
        Assert.Contains("in 1 tries", failure.Message, StringComparison.Ordinal);
        Assert.Empty(history.Latest(null, 1));
    }

    [Fact]
    public void A_remote_that_is_not_there_is_said_without_its_password()
    {
        var clone = _remote.Clone();
        clone.Git("remote", "set-url", "origin", "https://ada:secret@localhost:1/none.git");
        var failure = Assert.Throws<HistoryException>(() => HistoryLocation.Open("git", clone.Path));
        Assert.Equal("SC0056", failure.Diagnostic.Code);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    private static byte[] Damaged(string damage, byte[] content) => damage switch
    {
        "empty" => [],
        "garbage" => [.. Enumerable.Range(0, 100).Select(i => (byte)(i * 37))],
        "cut off" => content[..(content.Length / 2)],
        "no json" => PackedText.Pack("not json"u8),
        "newer" => PackedText.Pack("{\"schema\":\"scaling-check/snapshot/2\",\"commit\":7}"u8),
        "no snapshot" => PackedText.Pack("{\"commit\":\"a\"}"u8),
        _ => Bomb(),
    };

    /// <summary>A gigabyte of blanks in a kilobyte.</summary>
    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var blank = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var mega = 0; mega < 1024; mega++) brotli.Write(blank);
        }

        return packed.ToArray();
    }

    /// <summary>Somebody checks the branch out, edits it and pushes.</summary>
    private void Edit(Action<EditedTree> edit)
    {
        var clone = _remote.Clone("--branch", Branch);
        edit(new EditedTree(clone.Path));
        clone.Git("add", "--all");
        clone.Git("commit", "--quiet", "--message", "By hand");
        clone.Git("push", "--quiet", "origin", "HEAD");
    }

    private sealed record EditedTree(string Root)
    {
        public string File(string path) => System.IO.Path.Combine(Root, path);

        public void Write(string path, string text)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(path))!);
            System.IO.File.WriteAllText(File(path), text);
        }
    }
}
