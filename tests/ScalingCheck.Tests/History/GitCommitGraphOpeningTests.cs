namespace ScalingCheck.History;

public sealed class GitCommitGraphOpeningTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_outside_a_repository_is_a_result()
    {
        Assert.Null(GitCommitGraph.Open(_folder.Path, out var problem));
        Assert.Equal("SC0012", problem!.Code);
        Assert.Null(GitCommitGraph.Open(_folder.File("missing"), out problem));
        Assert.Equal("SC0012", problem!.Code);
    }

    [Fact]
    public void A_machine_without_git_is_a_result()
    {
        Assert.Null(GitExecutable.Find(_folder.Path));
        Assert.Null(GitExecutable.Find(""));
        Assert.Null(GitExecutable.Find(null));
        Assert.Null(GitCommitGraph.Open(null, _folder.Path, out var problem));
        Assert.Equal("SC0011", problem!.Code);
    }

    [Fact]
    public void A_folder_inside_a_clone_belongs_to_it()
    {
        using var repository = new GitRepository();
        var head = repository.Commit("First");
        var inside = Directory.CreateDirectory(Path.Combine(repository.Path, "a", "b")).FullName;
        Assert.Equal(head, GitCommitGraph.Open(inside, out var problem)!.Head);
        Assert.Null(problem);
    }

    [Fact]
    public void Git_is_taken_from_absolute_folders_only()
    {
        var stub = Stub("exit 0");
        var separator = Path.PathSeparator;
        Assert.Equal(stub, GitExecutable.Find($".{separator}bin{separator}{separator}{_folder.Path}"));
        Assert.Null(GitExecutable.Find(Path.GetRelativePath(Environment.CurrentDirectory, _folder.Path)));
    }

    [Fact]
    public void A_file_that_cannot_be_run_is_not_git()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no execute permission.");
        File.WriteAllText(_folder.File("git"), "");
        Assert.Null(GitExecutable.Find(_folder.Path));
    }

    [Fact]
    public void A_repository_of_another_user_is_named_as_such()
    {
        var stub = Stub("echo \"fatal: detected dubious ownership in repository at '/x'\" >&2; exit 128");
        Assert.Null(GitCommitGraph.Open(stub, _folder.Path, out var problem));
        Assert.Equal("SC0013", problem!.Code);
    }

    [Fact]
    public void A_git_that_hangs_is_stopped()
    {
        var stub = Stub("exec sleep 60");
        var failure = Assert.Throws<HistoryException>(() =>
            GitCommitGraph.Open(stub, _folder.Path, out _, TimeSpan.FromSeconds(0.2)));
        Assert.Equal("SC0014", failure.Diagnostic.Code);
    }

    [Fact]
    public void A_git_that_does_not_start_is_an_error()
    {
        var failure = Assert.Throws<HistoryException>(() =>
            GitCommitGraph.Open(_folder.File("missing"), _folder.Path, out _));
        Assert.Equal("SC0015", failure.Diagnostic.Code);
    }

    private string Stub(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for git is a shell script.");
        var path = _folder.File("git");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
