using ScalingCheck.History.Sqlite;

namespace ScalingCheck.History;

public sealed class RecordedCommitGraphTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteHistory _history;

    public RecordedCommitGraphTests() => _history = SqliteHistory.Open(_folder.File("history.db"));

    public void Dispose()
    {
        _history.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_line_of_the_base_branch_is_that_of_the_recorded_parents()
    {
        for (var number = 0; number < 5; number++) _history.Append(Snapshots.Of(number));
        var anchor = BaselineAnchor.Find(new RecordedCommitGraph(_history, Snapshots.Commit(4)), "main");

        Assert.Equal(AnchorOutcome.FirstParent, anchor.Outcome);
        Assert.Equal(
            [3, 2, 1, 0],
            anchor.Candidates.Ancestors.Select(one => Convert.ToInt32(one.Commit, 16)));
        Assert.Equal(1, anchor.BehindBase);
    }

    [Fact]
    public void A_merge_commit_leads_to_the_base_tip_it_was_made_on()
    {
        for (var number = 0; number < 5; number++) _history.Append(Snapshots.Of(number));
        _history.Append(Snapshots.Of(9) with { Branch = "change", Parents = [Snapshots.Commit(3), Snapshots.Commit(8)] });
        var anchor = BaselineAnchor.Find(new RecordedCommitGraph(_history, Snapshots.Commit(9)));

        Assert.Equal(AnchorOutcome.MergeBase, anchor.Outcome);
        Assert.Equal(Snapshots.Commit(3), anchor.Commit);
        Assert.Equal(1, anchor.BehindBase);
    }

    [Fact]
    public void A_commit_that_was_never_measured_cuts_the_line_short()
    {
        foreach (var number in new[] { 0, 1, 3, 4 }) _history.Append(Snapshots.Of(number));
        var graph = new RecordedCommitGraph(_history, Snapshots.Commit(4));
        var line = graph.FirstParents(Snapshots.Commit(4));

        Assert.Equal([Snapshots.Commit(4), Snapshots.Commit(3)], line.Ancestors.Select(one => one.Commit));
        Assert.True(line.CutShort);
        Assert.Null(graph.DistanceBehind(Snapshots.Commit(0), Snapshots.Commit(4)));
    }

    [Fact]
    public void A_change_whose_way_to_the_base_branch_was_not_measured_is_unrecorded()
    {
        for (var number = 0; number < 3; number++) _history.Append(Snapshots.Of(number));
        _history.Append(Snapshots.Of(20) with { Branch = "change" });
        var anchor = BaselineAnchor.Find(new RecordedCommitGraph(_history, Snapshots.Commit(20)));
        Assert.Equal(AnchorOutcome.Unrecorded, anchor.Outcome);
    }

    [Fact]
    public void The_parents_are_those_of_the_run_that_knew_them()
    {
        _history.Append(Snapshots.Of(1));
        _history.Append(Snapshots.Of(1) with { Parents = [], RunTime = Snapshots.Of(2).RunTime });
        Assert.Equal([Snapshots.Commit(0)], new RecordedCommitGraph(_history, null).Describe(Snapshots.Commit(1))!.Parents);
    }

    [Fact]
    public void Nothing_is_known_of_an_empty_history()
    {
        var graph = new RecordedCommitGraph(_history, Snapshots.Commit(1));
        Assert.Null(graph.Resolve("main"));
        Assert.Null(graph.CurrentBranch);
        Assert.False(graph.IsDirty);
        Assert.Null(graph.FindBaseBranch());
        Assert.Equal(AnchorOutcome.NoBaseBranch, BaselineAnchor.Find(graph).Outcome);
        Assert.Equal(AnchorOutcome.NoCommit, BaselineAnchor.Find(new RecordedCommitGraph(_history, null)).Outcome);
    }

    [Fact]
    public void A_branch_resolves_to_its_newest_commit()
    {
        for (var number = 0; number < 3; number++) _history.Append(Snapshots.Of(number));
        var graph = new RecordedCommitGraph(_history, Snapshots.Commit(2));
        Assert.Equal(Snapshots.Commit(2), graph.Resolve("main"));
        Assert.Equal(Snapshots.Commit(1), graph.Resolve(Snapshots.Commit(1)));
        Assert.Equal("main", graph.CurrentBranch);
    }
}
