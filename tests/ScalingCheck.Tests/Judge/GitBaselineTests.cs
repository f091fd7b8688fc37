using ScalingCheck.History;
using ScalingCheck.History.Sqlite;

namespace ScalingCheck.Judge;

/// <summary>What is compared with what in real repositories: shallow, stacked, rebased, force-pushed, old, new.</summary>
public sealed class GitBaselineTests : IDisposable
{
    private static readonly EnvironmentFingerprint Machine = new(NamedValues<string>.Of(("cpu", "Test 9000")));

    private readonly GitRepository _origin = new();
    private readonly TempFolder _folder = new();
    private readonly SqliteHistory _history;

    public GitBaselineTests() => _history = SqliteHistory.Open(_folder.File("history.db"));

    public void Dispose()
    {
        _history.Dispose();
        _folder.Dispose();
        _origin.Dispose();
    }

    [Fact]
    public void A_shallow_clone_is_deepened_until_it_reaches_the_merge_base()
    {
        var recorded = Grow(60);
        Branch("change");
        for (var i = 0; i < 5; i++) _origin.Commit($"Change {i}", "other.txt");
        _origin.Git("checkout", "--quiet", "main");
        using var clone = _origin.Clone("--depth", "1", "--branch", "change");
        var choice = Choose(clone);
        Assert.Null(choice.Problem);
        Assert.Equal(recorded[^1], choice.Anchor);
        // 50 further commits of each: as many candidates as the window asks for.
        Assert.True(choice.Commits.Count >= 30, $"{choice.Commits.Count}");
        Assert.Equal("merge base with main", choice.Because);
    }

    [Fact]
    public void A_merge_commit_of_a_pull_request_that_was_checked_out_alone_finds_the_tip_that_was_merged_in()
    {
        Branch("change", Grow(6)[3]);
        _origin.Commit("Change", "other.txt");
        _origin.Git("checkout", "--quiet", "--detach", "main");
        _origin.Git("merge", "--quiet", "--no-ff", "--message", "Merge", "change");
        _origin.Git("update-ref", "refs/pull/7/merge", "HEAD");
        var tip = _origin.Git("rev-parse", "main");
        _origin.Git("checkout", "--quiet", "main");

        // What actions/checkout does: one commit, no branch of origin.
        using var clone = new GitRepository();
        clone.Git("remote", "add", "origin", "file://" + _origin.Path);
        clone.Git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", "+refs/pull/7/merge:refs/remotes/pull/7/merge");
        clone.Git("checkout", "--quiet", "--detach", "refs/remotes/pull/7/merge");
        var choice = Choose(clone);
        Assert.Equal((tip, 6), (choice.Anchor, choice.Commits.Count));
    }

    [Fact]
    public void A_shallow_clone_without_its_origin_says_what_to_fetch()
    {
        Grow(3);
        Branch("change");
        _origin.Commit("Change", "other.txt");
        _origin.Git("checkout", "--quiet", "main");
        using var clone = _origin.Clone("--depth", "1", "--no-single-branch", "--branch", "change");
        clone.Git("remote", "set-url", "origin", "file:///nowhere/at/all");
        Assert.EndsWith("fetch the whole history ('fetch-depth: 0' in actions/checkout)", Choose(clone).Problem, StringComparison.Ordinal);
        clone.Git("remote", "remove", "origin");
        Assert.EndsWith("fetch the whole history ('fetch-depth: 0' in actions/checkout)", Choose(clone, "main").Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main:refs/heads/owned")]
    [InlineData("--upload-pack=touch owned")]
    [InlineData("*")]
    public void A_branch_name_cannot_change_what_is_fetched(string name)
    {
        Grow(3);
        using var clone = _origin.Clone("--depth", "1");
        Assert.NotNull(Choose(clone, name).Problem);
        Assert.Equal("refs/heads/main", clone.Git("for-each-ref", "--format=%(refname)", "refs/heads"));
        Assert.False(File.Exists(Path.Combine(clone.Path, "owned")));
    }

    [Fact]
    public void A_branch_on_a_branch_has_its_base_and_then_the_line_below_it()
    {
        var main = Grow(4);
        Branch("below");
        var below = new[] { Measure("Below 1"), Measure("Below 2") };
        // The base branch takes in what happened on main: its first parents alone would end at the old fork.
        _origin.Git("checkout", "--quiet", "main");
        var later = Measure("Later", "late.txt");
        _origin.Git("checkout", "--quiet", "below");
        _origin.Git("merge", "--quiet", "--no-ff", "--message", "Merge main into below", "main");
        Branch("change");
        _origin.Commit("Change", "other.txt");

        var choice = Choose(_origin, "below");
        Assert.Equal([below[1], below[0], later, .. main.Reverse()], choice.Commits.Select(commit => commit.Commit));
        Assert.Equal("merge base with below", choice.Because);
        Assert.Equal(["below is itself a branch on main, whose commits follow"], choice.Remarks);
        Assert.Empty(Choose(_origin, "main").Remarks);
    }

    [Fact]
    public void A_rebased_branch_is_compared_with_its_new_fork_point()
    {
        var main = Grow(4);
        Branch("change", main[1]);
        _origin.Commit("Change", "other.txt");
        Assert.Equal((main[1], 2), (Choose(_origin).Anchor, Choose(_origin).BehindTip));
        _origin.Git("rebase", "--quiet", "main");
        Assert.Equal((main[3], 0), (Choose(_origin).Anchor, Choose(_origin).BehindTip));
    }

    [Fact]
    public void After_a_force_push_of_the_base_branch_what_is_left_in_common_counts()
    {
        var main = Grow(4);
        Branch("change");
        _origin.Commit("Change", "other.txt");
        _origin.Git("branch", "--force", "main", main[1]);
        Assert.Equal(main[1], Choose(_origin).Anchor);

        // Rewritten from the first commit on: nothing that was recorded is among the ancestors any more.
        _origin.Git("checkout", "--quiet", "--orphan", "fresh");
        var fresh = _origin.Commit("Begin anew");
        _origin.Git("branch", "--force", "main", fresh);
        Branch("next");
        _origin.Commit("Next", "other.txt");
        Assert.Equal(
            $"{fresh[..7]} is not recorded; the newest record of main is {main[3][..7]} of 2026-01-01, which is not among them: " +
            "run 'scaling-check collect' on main, or rebase on a commit that is recorded",
            Choose(_origin).Problem);
    }

    [Fact]
    public void A_stale_branch_says_how_far_its_base_has_gone_on()
    {
        var main = Grow(8);
        Branch("change", main[2]);
        _origin.Commit("Change", "other.txt");
        var choice = Choose(_origin);
        Assert.Equal((3, 5), (choice.Commits.Count, choice.BehindTip));
    }

    [Fact]
    public void Half_a_year_before_the_anchor_the_baseline_ends()
    {
        var old = Grow(2);
        _origin.Pass(TimeSpan.FromDays(100));
        var middle = Measure("Middle");
        _origin.Pass(TimeSpan.FromDays(100));
        var anchor = _origin.Commit("Anchor");
        Branch("change");
        _origin.Commit("Change", "other.txt");
        Assert.Equal([middle], Choose(_origin).Commits.Select(commit => commit.Commit));

        // By the clock of the commits: the branch itself may be as old as it likes.
        _origin.Pass(TimeSpan.FromDays(400));
        _origin.Commit("Late", "other.txt");
        Assert.Equal((anchor, 1), (Choose(_origin).Anchor, Choose(_origin).Commits.Count));
        Assert.DoesNotContain(old[1], Choose(_origin).Commits.Select(commit => commit.Commit));
    }

    [Fact]
    public void Merges_on_the_base_branch_count_as_one_step_and_what_they_brought_in_does_not_count()
    {
        var main = Grow(2);
        Branch("feature");
        var inside = Measure("Inside", "feature.txt");
        _origin.Git("checkout", "--quiet", "main");
        _origin.Git("merge", "--quiet", "--no-ff", "--message", "Merge feature", "feature");
        var merge = _origin.Git("rev-parse", "HEAD");
        Record(merge);
        Branch("change");
        _origin.Commit("Change", "other.txt");
        var choice = Choose(_origin);
        Assert.Equal([merge, main[1], main[0]], choice.Commits.Select(commit => commit.Commit));
        Assert.Equal([0, 1, 2], choice.Commits.Select(commit => commit.Distance));
        Assert.DoesNotContain(inside, choice.Commits.Select(commit => commit.Commit));
    }

    [Fact]
    public void The_first_run_ever_says_what_to_run()
    {
        _origin.Commit("First");
        Branch("change");
        _origin.Commit("Change", "other.txt");
        Assert.StartsWith("no commit of the base branch is recorded yet: run 'scaling-check collect'", Choose(_origin).Problem, StringComparison.Ordinal);
    }

    private string[] Grow(int commits) => [.. Enumerable.Range(1, commits).Select(i => Measure($"Commit {i}"))];

    private string Measure(string subject, string file = "file.txt") => Record(_origin.Commit(subject, file));

    private string Record(string commit)
    {
        var details = _origin.Open().Describe(commit)!;
        _history.Append(Snapshots.Of(1) with { Commit = commit, Parents = details.Parents, CommitTime = details.Time!.Value, Environment = Machine });
        return commit;
    }

    private void Branch(string name, string at = "HEAD") => _origin.Git("checkout", "--quiet", "-b", name, at);

    private BaselineChoice Choose(GitRepository repository, string? baseBranch = null)
    {
        var graph = repository.Open();
        return BaselineSelection.Choose(graph, _history, new JudgeSettings { BaseBranch = baseBranch }, new HeadCommit(graph.Head, false, Machine));
    }
}
