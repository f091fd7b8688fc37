using ScalingCheck.History;
using ScalingCheck.History.Sqlite;

namespace ScalingCheck.Judge;

public sealed class AcceptedCommitsTests
{
    [Fact]
    public void Whether_a_commit_holds_an_entry_is_asked_of_the_repository_once()
    {
        var commits = new CountingCommits();
        using var folder = new TempFolder();
        using var history = SqliteHistory.Open(folder.File("history.db"));
        commits.Inner.AddToMain("bad");
        var head = commits.Inner.AddToMain("head");
        var known = new AcceptedCommits(commits, history, head);

        // A thousand groups of one check ask alike.
        for (var i = 0; i < 1000; i++) Assert.True(known.Holds(head, Entry("bad")));

        Assert.Equal(1, commits.MergeBases);
    }

    [Fact]
    public void A_commit_before_the_accepted_one_does_not_hold_it()
    {
        var commits = new CountingCommits();
        using var folder = new TempFolder();
        using var history = SqliteHistory.Open(folder.File("history.db"));
        var before = commits.Inner.AddToMain("old");
        var head = commits.Inner.AddToMain("bad");
        var known = new AcceptedCommits(commits, history, head);

        Assert.False(known.Holds(before, Entry("bad")));
        Assert.True(known.Holds(head, Entry("bad")));
    }

    private static Acceptance Entry(string commit) => new()
    {
        Check = "c", Estimate = "slope", Commit = FakeCommits.Name(commit)[..7], Reason = "meant", Author = "Ada", IsNewLevel = true,
    };

    private sealed class CountingCommits : ICommitGraph
    {
        public FakeCommits Inner { get; } = new();

        public int MergeBases { get; private set; }

        public string? Head => Inner.Head;

        public string? CurrentBranch => null;

        public bool IsDirty => false;

        public bool IsShallow => false;

        public string? Resolve(string revision) => Inner.Resolve(revision);

        public CommitDetails? Describe(string commit) => Inner.Describe(commit);

        public BaseBranch? FindBaseBranch(string? name = null) => Inner.FindBaseBranch(name);

        public MergeBase FindMergeBase(string commit, IReadOnlyList<string> others)
        {
            MergeBases++;
            return Inner.FindMergeBase(commit, others);
        }

        public Lineage FirstParents(string commit, int limit = Lineage.DefaultLimit) => Inner.FirstParents(commit, limit);

        public int? DistanceBehind(string ancestor, string tip) => Inner.DistanceBehind(ancestor, tip);
    }
}
