namespace ScalingCheck.History;

public sealed class RetentionPolicyTests
{
    private static readonly DateTimeOffset Now = Snapshots.Of(100).RunTime;

    private static readonly BaseLine Main = Line(newest: 9, oldest: 0, isWhole: true);

    [Fact]
    public void Everything_is_kept_unless_said_otherwise() => Assert.Empty(Forgettable(Retention.Everything, Main, OnMain(0), Of(1, "feature", daysAgo: 4000)));

    [Fact]
    public void The_newest_commits_of_the_base_branch_stay_with_all_their_runs()
    {
        var rerun = OnMain(8) with { Id = "rerun", RunTime = Now };
        var gone = Forgettable(new(Commits: 2), Main, [.. Enumerable.Range(0, 10).Select(OnMain), rerun]);
        Assert.Equal(Enumerable.Range(0, 8).Select(Id), gone);
    }

    [Fact]
    public void An_old_commit_goes_with_all_its_runs() =>
        Assert.Equal([Id(1), "rerun"], Forgettable(new(Commits: 1), Main, OnMain(1), OnMain(1) with { Id = "rerun", RunTime = Now }, OnMain(2)));

    [Fact]
    public void Ancestry_counts_and_not_the_clock() =>
        // The newest commit was made on a machine whose clock is years behind.
        Assert.Equal([Id(8)], Forgettable(new(Commits: 1), Main, OnMain(8), OnMain(9) with { CommitTime = DateTimeOffset.UnixEpoch }));

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void Another_branch_is_kept_for_some_days(int daysAgo, int gone) =>
        Assert.Equal(gone, Forgettable(new(PullRequestDays: 30), Main, Of(50, "feature", daysAgo)).Count);

    [Fact]
    public void A_branch_is_counted_from_its_run_and_a_clock_that_is_ahead_deletes_nothing() =>
        Assert.Empty(Forgettable(new(PullRequestDays: 30), Main,
            Of(50, "feature", daysAgo: 0) with { CommitTime = DateTimeOffset.UnixEpoch }, Of(51, "feature", daysAgo: -400)));

    [Fact]
    public void The_base_branch_has_no_age_and_other_branches_no_number()
    {
        Assert.Empty(Forgettable(new(PullRequestDays: 1), Main, OnMain(1) with { RunTime = DateTimeOffset.UnixEpoch }));
        Assert.Empty(Forgettable(new(Commits: 1), Main, [.. Enumerable.Range(50, 5).Select(number => Of(number, "feature", daysAgo: 9999)), OnMain(1)]));
    }

    [Fact]
    public void A_commit_that_reached_the_base_branch_is_of_it_whatever_it_was_measured_on() =>
        Assert.Empty(Forgettable(new(PullRequestDays: 30), Main, Of(5, "feature", daysAgo: 999), Of(6, null, daysAgo: 999)));

    [Fact]
    public void Uncommitted_changes_are_no_commit_of_the_base_branch()
    {
        var changed = OnMain(9) with { Id = "changed", Uncommitted = true, RunTime = Now.AddDays(-31) };
        Assert.Empty(Forgettable(new(Commits: 1), Main, changed, OnMain(9)));
        Assert.Equal(["changed"], Forgettable(new(PullRequestDays: 30), Main, changed, OnMain(9)));
    }

    [Fact]
    public void A_run_on_no_branch_goes_only_where_the_whole_base_branch_is_known()
    {
        var detached = Of(50, null, daysAgo: 999);
        Assert.Equal([detached.Id], Forgettable(new(PullRequestDays: 30), Main, detached));
        Assert.Empty(Forgettable(new(PullRequestDays: 30), Main with { IsWhole = false }, detached));
    }

    [Fact]
    public void Nothing_goes_when_the_base_branch_is_not_known() =>
        Assert.Empty(Forgettable(new(Commits: 1, PullRequestDays: 1), null, OnMain(1), OnMain(2), Of(50, "feature", daysAgo: 999)));

    [Fact]
    public void What_an_acceptance_or_a_change_names_stays() =>
        Assert.Equal([Id(1)], RetentionPolicy.Forgettable(
            [OnMain(0), OnMain(1), OnMain(9), Of(50, "feature", daysAgo: 999)], new(Commits: 1, PullRequestDays: 1), Main,
            commit => commit == Snapshots.Commit(0) || commit == Snapshots.Commit(50), Now));

    [Fact]
    public void A_clone_that_is_shallow_keeps_the_newest_all_the_same() =>
        // The line reaches back to commit 7; older ones are known by their branch and their time.
        Assert.Equal(Enumerable.Range(0, 5).Select(Id), Forgettable(
            new(Commits: 5), Line(newest: 9, oldest: 7, isWhole: false), [.. Enumerable.Range(0, 10).Select(OnMain)]));

    [Fact]
    public void A_clone_that_is_behind_does_not_take_the_newest_for_strays() =>
        Assert.Equal(Enumerable.Range(0, 7).Select(Id), Forgettable(
            new(Commits: 3), Line(newest: 5, oldest: 0, isWhole: true), [.. Enumerable.Range(0, 10).Select(OnMain)]));

    [Fact]
    public void The_order_of_storage_does_not_matter()
    {
        StoredSnapshot[] all = [.. Enumerable.Range(0, 10).Select(OnMain), .. Enumerable.Range(50, 10).Select(number => Of(number, "feature", daysAgo: number))];
        var shuffled = all.ToArray();
        new Random(1).Shuffle(shuffled);
        var retention = new Retention(Commits: 4, PullRequestDays: 55);
        Assert.Equal(Forgettable(retention, Main, all).Order(), Forgettable(retention, Main, shuffled).Order());
    }

    [Fact]
    public void A_policy_applied_twice_takes_nothing_more()
    {
        var all = Enumerable.Range(0, 10).Select(OnMain).ToList();
        var gone = Forgettable(new(Commits: 4), Main, [.. all]);
        Assert.Equal(6, gone.Count);
        Assert.Empty(Forgettable(new(Commits: 4), Main, [.. all.Where(snapshot => !gone.Contains(snapshot.Id))]));
    }

    private static IReadOnlyList<string> Forgettable(Retention retention, BaseLine? line, params StoredSnapshot[] snapshots) =>
        RetentionPolicy.Forgettable(snapshots, retention, line, _ => false, Now);

    private static BaseLine Line(int newest, int oldest, bool isWhole) => new(
        "main",
        [.. Enumerable.Range(0, newest - oldest + 1).Select(i => new Ancestor(Snapshots.Commit(newest - i), i, Snapshots.Of(newest - i).CommitTime))],
        isWhole);

    private static StoredSnapshot OnMain(int number) => Of(number, "main", daysAgo: 0);

    private static StoredSnapshot Of(int number, string? branch, int daysAgo)
    {
        var snapshot = Snapshots.Of(number);
        return new(Id(number), snapshot.Commit, snapshot.Parents, branch, null, snapshot.CommitTime, Now.AddDays(-daysAgo), false, snapshot.Environment);
    }

    private static string Id(int number) => FormattableString.Invariant($"id-{number}");
}
