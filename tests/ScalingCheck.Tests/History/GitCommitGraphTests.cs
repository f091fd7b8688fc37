namespace ScalingCheck.History;

public sealed class GitCommitGraphTests : IDisposable
{
    private readonly GitRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_commit_is_described()
    {
        var first = _repository.Commit("First");
        var second = _repository.Commit("Second: größer, with 'quotes'");
        var graph = _repository.Open();

        Assert.Equal(second, graph.Head);
        Assert.Equal("main", graph.CurrentBranch);
        Assert.False(graph.IsShallow);
        var details = graph.Describe(second);
        Assert.NotNull(details);
        Assert.Equal([first], details.Parents);
        Assert.Equal("Second: größer, with 'quotes'", details.Subject);
        Assert.InRange(details.Time!.Value, GitRepository.Start, GitRepository.Start.AddHours(1));
        Assert.Empty(graph.Describe(first)!.Parents);
        Assert.Null(graph.Describe(new string('0', 40)));
    }

    [Fact]
    public void A_long_subject_is_shortened()
    {
        var commit = _repository.Commit(new string('x', 5000));
        Assert.Equal(200, _repository.Open().Describe(commit)!.Subject!.Length);
    }

    [Fact]
    public void A_repository_without_commits_has_no_head()
    {
        var graph = _repository.Open();
        Assert.Null(graph.Head);
        Assert.Equal("main", graph.CurrentBranch);
        Assert.Null(graph.FindBaseBranch());
        Assert.Empty(graph.FirstParents("HEAD").Ancestors);
    }

    [Fact]
    public void Names_tags_and_abbreviations_are_resolved()
    {
        var commit = _repository.Commit("First");
        _repository.Git("tag", "--annotate", "v1", "--message", "one");
        var graph = _repository.Open();

        Assert.Equal(commit, graph.Resolve("main"));
        Assert.Equal(commit, graph.Resolve("v1"));
        Assert.Equal(commit, graph.Resolve(commit[..8]));
        Assert.Null(graph.Resolve("nothing"));
        Assert.Null(graph.Resolve(""));
    }

    [Theory]
    [InlineData("--upload-pack=touch hacked")]
    [InlineData("--output=hacked")]
    [InlineData("-n1")]
    [InlineData("--all")]
    [InlineData("^main")]
    [InlineData("main..main")]
    [InlineData("main;touch hacked")]
    [InlineData("$(touch hacked)")]
    [InlineData("main\n--all")]
    [InlineData("main\0")]
    [InlineData("'\"`")]
    public void A_hostile_name_is_no_option_and_no_command(string name)
    {
        _repository.Commit("First");
        var graph = _repository.Open();

        Assert.Null(graph.Resolve(name));
        Assert.Null(graph.Describe(name));
        Assert.Null(graph.FindBaseBranch(name));
        Assert.Empty(graph.FirstParents(name).Ancestors);
        Assert.Equal(MergeBase.Unrelated, graph.FindMergeBase(name, ["main"]));
        Assert.Null(graph.DistanceBehind("main", name));
        Assert.False(File.Exists(Path.Combine(_repository.Path, "hacked")));
    }

    [Theory]
    [InlineData("--upload-pack=x")]
    [InlineData("it's-\"quoted\"")]
    [InlineData("größe/損失")]
    [InlineData("a;b&c|d")]
    public void A_branch_with_a_hostile_name_is_a_branch(string name)
    {
        var fork = _repository.Commit("First");
        _repository.Git("update-ref", "refs/heads/" + name, fork);
        _repository.Git("checkout", "--quiet", "-b", "change");
        var head = _repository.Commit("Second");
        _repository.Git("symbolic-ref", "HEAD", "refs/heads/" + name);
        var graph = _repository.Open();

        Assert.Equal(name, graph.CurrentBranch);
        var branch = graph.FindBaseBranch(name);
        Assert.Equal([fork], branch!.Tips);
        Assert.Equal(fork, graph.FindMergeBase(head, branch.Tips).Commit);
    }

    [Fact]
    public void A_tag_with_the_name_of_the_branch_does_not_take_its_place()
    {
        var first = _repository.Commit("First");
        var second = _repository.Commit("Second");
        _repository.Git("tag", "main", first);

        Assert.Equal(second, _repository.Open().FindBaseBranch("main")!.Tip);
    }

    [Theory]
    [InlineData(".scaling-check/history.db", false)]
    [InlineData(".scaling-check/history.db-wal", false)]
    [InlineData(".scaling-check/accepted.yml", true)]
    [InlineData("other.scaling-check/history.db", true)]
    public void A_committed_history_that_grows_is_no_change_of_the_code(string file, bool dirty)
    {
        var path = Path.Combine(_repository.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "one");
        _repository.Git("add", ".");
        _repository.Commit("First");
        File.AppendAllText(path, "two");
        Assert.Equal(dirty, GitCommitGraph.Open(_repository.Path, out _, ".scaling-check/history.db")!.IsDirty);
    }

    [Fact]
    public void The_work_tree_is_dirty_when_a_tracked_file_differs()
    {
        _repository.Commit("First");
        Assert.False(_repository.Open().IsDirty);
        File.WriteAllText(Path.Combine(_repository.Path, "results.json"), "{}");
        Assert.False(_repository.Open().IsDirty);
        File.AppendAllText(Path.Combine(_repository.Path, "file.txt"), "changed");
        Assert.True(_repository.Open().IsDirty);
    }

    [Fact]
    public void Ancestors_follow_first_parents_and_stop_at_the_limit()
    {
        var first = _repository.Commit("First");
        _repository.Git("checkout", "--quiet", "-b", "change");
        _repository.Commit("On the branch", "other.txt");
        _repository.Git("checkout", "--quiet", "main");
        var second = _repository.Commit("Second");
        _repository.Git("merge", "--quiet", "--no-ff", "--message", "Merge", "change");
        var merge = _repository.Git("rev-parse", "HEAD");
        var graph = _repository.Open();

        var all = graph.FirstParents(merge);
        Assert.Equal([merge, second, first], all.Ancestors.Select(one => one.Commit));
        Assert.Equal([0, 1, 2], all.Ancestors.Select(one => one.Distance));
        Assert.All(all.Ancestors, one => Assert.NotNull(one.Time));
        Assert.False(all.CutShort);
        Assert.Equal([merge, second], graph.FirstParents(merge, 2).Ancestors.Select(one => one.Commit));
        Assert.Equal(2, graph.DistanceBehind(first, merge));
    }

    [Fact]
    public void The_default_branch_is_that_of_origin()
    {
        using var origin = new GitRepository("trunk");
        origin.Commit("First");
        origin.Git("branch", "main");
        using var clone = origin.Clone();

        Assert.Equal("trunk", clone.Open().FindBaseBranch()!.Name);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("master")]
    public void Without_an_origin_the_usual_names_are_tried(string name)
    {
        using var repository = new GitRepository(name);
        repository.Commit("First");
        repository.Git("checkout", "--quiet", "-b", "change");
        Assert.Equal(name, repository.Open().FindBaseBranch()!.Name);
    }

    [Fact]
    public void The_nearer_of_the_local_branch_and_that_of_origin_counts()
    {
        _repository.Commit("First");
        using var clone = _repository.Clone();
        var unpushed = clone.Commit("Not pushed");
        clone.Git("checkout", "--quiet", "-b", "change");
        var head = clone.Commit("Change");
        var graph = clone.Open();
        var branch = graph.FindBaseBranch("main")!;
        Assert.Equal(2, branch.Tips.Count);
        Assert.Equal(unpushed, graph.FindMergeBase(head, branch.Tips).Commit);

        var fetched = _repository.Commit("At origin only");
        clone.Git("fetch", "--quiet");
        clone.Git("checkout", "--quiet", "-b", "newer", "origin/main");
        head = clone.Commit("Newer change");
        graph = clone.Open();
        Assert.Equal(fetched, graph.FindMergeBase(head, graph.FindBaseBranch("main")!.Tips).Commit);
    }

    [Fact]
    public void A_base_branch_may_be_named_with_its_remote()
    {
        var tip = _repository.Commit("First");
        using var fork = new GitRepository();
        fork.Git("remote", "add", "upstream", "file://" + _repository.Path);
        fork.Git("fetch", "--quiet", "upstream");
        Assert.Equal(tip, fork.Open().FindBaseBranch("upstream/main")!.Tip);
    }

    [Fact]
    public void Histories_without_a_common_commit_are_unrelated()
    {
        _repository.Commit("First");
        _repository.Git("checkout", "--quiet", "--orphan", "pages");
        var head = _repository.Commit("Another beginning");
        var graph = _repository.Open();

        Assert.Equal(MergeBase.Unrelated, graph.FindMergeBase(head, graph.FindBaseBranch("main")!.Tips));
    }

    [Fact]
    public void A_shallow_clone_says_that_it_is_shallow()
    {
        _repository.Commit("First");
        _repository.Git("checkout", "--quiet", "-b", "change");
        var parent = _repository.Commit("Change 1", "other.txt");
        var head = _repository.Commit("Change 2", "other.txt");
        _repository.Git("checkout", "--quiet", "main");
        _repository.Commit("Second");
        using var clone = _repository.Clone("--depth", "1", "--no-single-branch", "--branch", "change");
        var graph = clone.Open();

        Assert.True(graph.IsShallow);
        Assert.Equal(MergeBase.Shallow, graph.FindMergeBase(head, graph.FindBaseBranch("main")!.Tips));
        Assert.Equal([parent], graph.Describe(head)!.Parents);
        Assert.Null(graph.Describe(parent));
        var line = graph.FirstParents(head);
        Assert.Equal([head], line.Ancestors.Select(one => one.Commit));
        Assert.True(line.CutShort);
    }
}
