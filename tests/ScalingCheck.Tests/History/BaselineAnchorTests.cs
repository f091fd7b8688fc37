namespace ScalingCheck.History;

public sealed class BaselineAnchorTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly string _first;
    private readonly string _fork;
    private readonly string _tip;

    /// <summary>first - fork - tip on main, and one commit on change.</summary>
    public BaselineAnchorTests()
    {
        _first = _repository.Commit("First");
        _fork = _repository.Commit("Fork");
        _repository.Git("checkout", "--quiet", "-b", "change");
        _repository.Commit("Change", "other.txt");
        _repository.Git("checkout", "--quiet", "main");
        _tip = _repository.Commit("Tip");
        _repository.Git("checkout", "--quiet", "change");
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void On_a_branch_it_is_the_fork_point()
    {
        var anchor = BaselineAnchor.Find(_repository.Open(), "main");
        Assert.Equal(AnchorOutcome.MergeBase, anchor.Outcome);
        Assert.Equal(_fork, anchor.Commit);
        Assert.Equal([_fork, _first], anchor.Candidates.Ancestors.Select(one => one.Commit));
        Assert.Equal(1, anchor.BehindBase);
        Assert.Equal("main", anchor.Branch!.Name);
    }

    [Fact]
    public void At_the_merge_commit_of_a_pull_request_it_is_the_base_tip_that_was_merged_in()
    {
        _repository.Git("checkout", "--quiet", "--detach", "main");
        _repository.Git("merge", "--quiet", "--no-ff", "--message", "Merge change into main", "change");
        Assert.Equal(_tip, BaselineAnchor.Find(_repository.Open(), "main").Commit);

        // The base branch moves on while the job waits: what was measured on top of stays the same.
        var merge = _repository.Git("rev-parse", "HEAD");
        _repository.Git("checkout", "--quiet", "main");
        _repository.Commit("Later");
        _repository.Git("checkout", "--quiet", "--detach", merge);
        var anchor = BaselineAnchor.Find(_repository.Open(), "main");
        Assert.Equal(_tip, anchor.Commit);
        Assert.Equal([_tip, _fork, _first], anchor.Candidates.Ancestors.Select(one => one.Commit));
        Assert.Equal(1, anchor.BehindBase);
    }

    [Fact]
    public void On_the_base_branch_it_is_the_first_parent()
    {
        _repository.Git("checkout", "--quiet", "main");
        var anchor = BaselineAnchor.Find(_repository.Open(), "main");
        Assert.Equal(AnchorOutcome.FirstParent, anchor.Outcome);
        Assert.Equal(_fork, anchor.Commit);
        Assert.Equal([_fork, _first], anchor.Candidates.Ancestors.Select(one => one.Commit));
    }

    [Fact]
    public void On_the_base_branch_with_changes_it_is_head_itself()
    {
        _repository.Git("checkout", "--quiet", "main");
        File.AppendAllText(Path.Combine(_repository.Path, "file.txt"), "changed");
        var anchor = BaselineAnchor.Find(_repository.Open(), "main");
        Assert.Equal(AnchorOutcome.Head, anchor.Outcome);
        Assert.Equal(_tip, anchor.Commit);
        Assert.Equal([_tip, _fork, _first], anchor.Candidates.Ancestors.Select(one => one.Commit));
        Assert.Equal(0, anchor.BehindBase);
    }

    [Fact]
    public void On_a_branch_with_changes_it_stays_the_fork_point()
    {
        File.AppendAllText(Path.Combine(_repository.Path, "file.txt"), "changed");
        Assert.Equal(_fork, BaselineAnchor.Find(_repository.Open(), "main").Commit);
    }

    [Fact]
    public void The_first_commit_has_none()
    {
        _repository.Git("checkout", "--quiet", "--detach", _first);
        Assert.Equal(AnchorOutcome.FirstCommit, BaselineAnchor.Find(_repository.Open(), "main").Outcome);
    }

    [Fact]
    public void An_unknown_base_branch_has_none() =>
        Assert.Equal(AnchorOutcome.NoBaseBranch, BaselineAnchor.Find(_repository.Open(), "trunk").Outcome);

    [Fact]
    public void An_unrelated_branch_has_none()
    {
        _repository.Git("checkout", "--quiet", "--orphan", "pages");
        _repository.Commit("Another beginning");
        Assert.Equal(AnchorOutcome.Unrelated, BaselineAnchor.Find(_repository.Open(), "main").Outcome);
    }

    [Fact]
    public void A_repository_without_commits_has_none()
    {
        using var empty = new GitRepository();
        Assert.Equal(AnchorOutcome.NoCommit, BaselineAnchor.Find(empty.Open()).Outcome);
    }

    [Theory]
    [InlineData("change")]
    [InlineData("main")]
    public void A_checkout_of_depth_1_is_too_shallow(string branch)
    {
        using var clone = _repository.Clone("--depth", "1", "--branch", branch);
        Assert.Equal(AnchorOutcome.Shallow, BaselineAnchor.Find(clone.Open(), "main").Outcome);
    }

    [Fact]
    public void A_deeper_checkout_has_the_candidates_it_reaches()
    {
        using var clone = _repository.Clone("--depth", "2", "--branch", "main");
        var anchor = BaselineAnchor.Find(clone.Open(), "main");
        Assert.Equal(_fork, anchor.Commit);
        Assert.Equal([_fork], anchor.Candidates.Ancestors.Select(one => one.Commit));
        Assert.True(anchor.Candidates.CutShort);
    }
}
