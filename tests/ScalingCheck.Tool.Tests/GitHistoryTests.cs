using ScalingCheck.History;

namespace ScalingCheck.Tool;

/// <summary>The tool with its history on a branch, as jobs of CI have it: each in a fresh clone of one remote.</summary>
public sealed class GitHistoryTests : IDisposable
{
    private readonly BenchmarkedRepository _repository = new(recorded: 0);
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Jobs_in_clones_of_their_own_share_the_baseline_through_the_remote()
    {
        var remote = _folder.File("remote.git");
        _repository.Write("scaling-check.yml", BenchmarkedRepository.Config + "\nhistory: git:measurements\n");
        _repository.Git("add", ".");
        for (var commit = 0; commit < 6; commit++)
        {
            _repository.Commit($"change {commit}");
            if (commit == 0) _repository.Git("clone", "--quiet", "--bare", _repository.Path, remote);
            Push(remote, "main");
            Assert.Equal(ExitCode.Ok, Job(remote, "main", exponent: 1.1, seed: commit, "collect").ExitCode);
        }

        _repository.Branch("worse");
        _repository.Commit("Worse");
        Push(remote, "worse");
        var run = Job(remote, "worse", exponent: 1.3, seed: 99, "check");
        Assert.Equal(ExitCode.Regression, run.ExitCode);
        Assert.Contains("(merge base with main, 6 commits measured)", run.Out, StringComparison.Ordinal);
        // The verdict is on the branch too: from another clone the regression can be accepted.
        Assert.Equal(ExitCode.Ok, Job(remote, "worse", exponent: 1.3, seed: 99, "accept", "sort-time", "--reason", "meant").ExitCode);
    }

    private void Push(string remote, string branch) => _repository.Git("push", "--quiet", remote, branch);

    private static ToolRun Job(string remote, string branch, double exponent, int seed, params string[] arguments)
    {
        using var clone = GitRepository.CloneOf(remote, "--branch", branch);
        Directory.CreateDirectory(Path.Combine(clone.Path, "results"));
        File.WriteAllText(Path.Combine(clone.Path, "results/sort.csv"), BenchmarkedRepository.Table(exponent, seed, "time"));
        return ToolRun.In(clone.Path, arguments);
    }
}
