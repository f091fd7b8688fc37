namespace ScalingCheck.Judge;

/// <summary>What is compared with what, and the sentence when there is nothing.</summary>
public sealed class BaselineSelectionTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void The_merge_base_and_its_first_parents_nearest_first()
    {
        _project.Grow(4);
        var head = _project.Commits.Add("pr", "m3");
        var choice = Choose(head);
        Assert.Equal(["m3", "m2", "m1"], choice.Commits.Select(commit => NameOf(commit.Commit)));
        Assert.Equal([0, 1, 2], choice.Commits.Select(commit => commit.Distance));
        Assert.Equal(("merge base with main", 1), (choice.Because, choice.BehindTip));
    }

    [Fact]
    public void The_tip_of_the_base_branch_that_the_head_has_not_seen_takes_no_part()
    {
        _project.Grow(4);
        Assert.DoesNotContain(FakeCommits.Name("m4"), Choose(_project.Commits.Add("pr", "m3")).Commits.Select(commit => commit.Commit));
    }

    [Fact]
    public void On_the_base_branch_it_is_the_parent()
    {
        _project.Grow(3);
        var choice = Choose(_project.Commits.Main!);
        Assert.Equal(["m2", "m1"], choice.Commits.Select(commit => NameOf(commit.Commit)));
        Assert.Equal(("parent", null), (choice.Because, choice.BehindTip));
    }

    [Fact]
    public void Runs_of_one_commit_are_one_commit()
    {
        _project.Grow(2);
        _project.Collect(FakeCommits.Name("m2"));
        var choice = Choose(_project.Commits.Add("pr", "m2"));
        Assert.Equal([2, 1], choice.Commits.Select(commit => commit.Snapshots.Count));
    }

    [Fact]
    public void Commits_that_were_not_measured_count_as_distance()
    {
        _project.Grow(2);
        _project.Commits.AddToMain("m3");
        Assert.Equal([1, 2], Choose(_project.Commits.Add("pr", "m3")).Commits.Select(commit => commit.Distance));
    }

    [Fact]
    public void Other_machines_are_named_and_counted()
    {
        for (var i = 1; i <= 3; i++) _project.Collect(_project.Commits.AddToMain($"a{i}"), cpu: "EPYC 7763");
        _project.Collect(_project.Commits.AddToMain("b1"), cpu: "Xeon 8370C");
        Assert.Equal(
            "4 snapshots exist in other environments; cpu there: EPYC 7763 (3), Xeon 8370C (1), here: Test 9000; " +
            "measure on the same kind of machine, or drop the key from 'environment: same' when it cannot matter",
            Choose(_project.Commits.Add("pr", "b1")).Problem);
    }

    [Fact]
    public void Only_the_snapshots_of_the_same_machine_are_compared()
    {
        _project.Grow(2);
        _project.Collect(FakeCommits.Name("m2"), cpu: "EPYC 7763");
        _project.Collect(_project.Commits.AddToMain("m3"), cpu: "EPYC 7763");
        Assert.Equal(["m2", "m1"], Choose(_project.Commits.Add("pr", "m3")).Commits.Select(commit => NameOf(commit.Commit)));
    }

    [Fact]
    public void Nothing_recorded_says_what_to_run()
    {
        _project.Commits.AddToMain("m1");
        Assert.Equal(
            "no commit of the base branch is recorded yet: run 'scaling-check collect' on it, then this gate has something to compare with",
            Choose(_project.Commits.Add("pr", "m1")).Problem);
    }

    [Fact]
    public void A_shallow_clone_says_what_to_fetch()
    {
        using var project = new Project { Commits = new FakeCommits { IsShallow = true } };
        project.Commits.AddToMain("m1");
        var head = project.Commits.Add("pr");
        Assert.Equal(
            "the checkout is shallow and does not reach the merge base with main: fetch the whole history ('fetch-depth: 0' in actions/checkout)",
            Choose(head, project).Problem);

        var near = project.Commits.Add("near", "m1");
        Assert.EndsWith("; the checkout is shallow: fetch the whole history ('fetch-depth: 0' in actions/checkout)", Choose(near, project).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Unrelated_histories_have_none()
    {
        _project.Grow(1);
        Assert.Equal("6f74686 and main have no commit in common", Choose(_project.Commits.Add("other")).Problem);
    }

    [Fact]
    public void The_first_commit_has_none()
    {
        _project.Grow(1);
        Assert.Equal("6d31000 is the first commit: there is nothing before it", Choose(_project.Commits.Main!).Problem);
    }

    [Fact]
    public void A_base_branch_that_is_not_there_is_named()
    {
        _project.Grow(1);
        Assert.Equal(
            "there is no branch 'trunk' here or at origin: fetch it, or correct 'base-branch'",
            Choose(_project.Commits.Add("pr", "m1"), settings: new JudgeSettings { BaseBranch = "trunk" }).Problem);
    }

    [Fact]
    public void None_is_none() =>
        Assert.Equal("nothing is compared: the baseline is set to none", Choose("a", settings: new JudgeSettings { Baseline = JudgeSettings.None }).Problem);

    [Fact]
    public void Outside_a_repository_there_is_no_merge_base() =>
        Assert.StartsWith("this is not a git repository", Choose(null).Problem, StringComparison.Ordinal);

    [Fact]
    public void The_latest_of_the_base_branch_is_a_guess_and_leaves_out_pull_requests_and_the_head()
    {
        _project.Grow(3);
        _project.Collect(_project.Commits.Add("someone", "m1"));
        _project.Commits.Main = FakeCommits.Name("m3");
        var latest = new JudgeSettings { Baseline = JudgeSettings.Latest };
        var choice = Choose(FakeCommits.Name("m1"), settings: latest);
        Assert.Equal(["m3", "m2"], choice.Commits.Select(commit => NameOf(commit.Commit)));
        Assert.Equal("latest on record, a guess", choice.Because);
        Assert.Equal(3, Choose(null, settings: latest).Commits.Count);
    }

    [Fact]
    public void A_named_commit_and_what_leads_to_it()
    {
        _project.Grow(3);
        var head = _project.Commits.Add("pr", "m3");
        var choice = Choose(head, settings: new JudgeSettings { Baseline = FakeCommits.Name("m2")[..10] });
        Assert.Equal(["m2", "m1"], choice.Commits.Select(commit => NameOf(commit.Commit)));
        Assert.Equal("chosen baseline", choice.Because);
        Assert.Equal("the baseline 'abcdef0' is no commit that is known here", Choose(head, settings: new JudgeSettings { Baseline = "abcdef0" }).Problem);
        Assert.Equal($"the baseline '{head}' is the measured commit itself", Choose(head, settings: new JudgeSettings { Baseline = head }).Problem);
    }

    [Theory]
    [InlineData(0, 0, 1, "9be0d31 (parent)")]
    [InlineData(0, 1, 3, "9be0d31 (parent, 1 commit behind the base branch, 3 commits measured)")]
    [InlineData(4, 2, 1, "9be0d31 (4 before the parent, 2 commits behind the base branch)")]
    public void The_sentence_names_the_commit_how_far_it_is_and_why(int distance, int behind, int commits, string expected) =>
        Assert.Equal(expected, new Baseline
        {
            Anchor = "9be0d31aaaa", Because = "parent", Distance = distance, BehindTip = behind,
            Commits = [.. Enumerable.Repeat("9be0d31aaaa", commits)],
        }.Sentence);

    private BaselineChoice Choose(string? head, Project? project = null, JudgeSettings? settings = null)
    {
        project ??= _project;
        return BaselineSelection.Choose(
            project.Commits, project.History, settings ?? project.Settings.Judge, new HeadCommit(head, false, project.Run(head ?? "").Environment));
    }

    private static string NameOf(string commit) => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(commit)).TrimEnd('\0');
}
