using System.Globalization;

namespace ScalingCheck.History.GitBranch;

/// <summary>What several real processes do to one branch, and what is left when they are killed.</summary>
public sealed class GitBranchProcessTests : IDisposable
{
    private readonly BareRemote _remote = new();

    public void Dispose() => _remote.Dispose();

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_doubled_when_sixteen_jobs_push_to_one_remote()
    {
        const int Jobs = 16, Each = 2;
        var writers = Enumerable.Range(0, Jobs)
            .Select(number => new WriterProcess("git:" + _remote.Clone("--depth", "1").Path, number, Each, observations: 5)).ToList();
        var acknowledged = new List<string>();
        foreach (var writer in writers) acknowledged.AddRange(await writer.FinishAsync());
        foreach (var writer in writers) writer.Dispose();

        Assert.Equal(Jobs * Each, acknowledged.Distinct().Count());
        Assert.Equal(acknowledged.Order(), AllWhole(_remote).Order());
        // The snapshots and one verdict a job, one commit each: no commit was made that holds nothing, none was lost.
        Assert.Equal(Jobs * (Each + 1), int.Parse(_remote.Git("rev-list", "--count", GitBranchHistory.DefaultBranch), CultureInfo.InvariantCulture));
        _remote.Git("fsck", "--strict", "--no-dangling");
    }

    [Fact]
    public async Task Processes_in_one_clone_take_turns()
    {
        var folder = _remote.Clone().Path;
        var writers = Enumerable.Range(0, 4).Select(number => new WriterProcess("git:" + folder, number, count: 3, observations: 5)).ToList();
        var acknowledged = new List<string>();
        foreach (var writer in writers) acknowledged.AddRange(await writer.FinishAsync());
        foreach (var writer in writers) writer.Dispose();
        Assert.Equal(acknowledged.Order(), AllWhole(_remote).Order());
    }

    [Fact]
    public async Task What_was_acknowledged_survives_when_the_process_is_killed_with_its_git()
    {
        var kills = WriterProcess.Kills;
        var random = new Random(20260131);
        var acknowledged = new List<string>();
        var clone = _remote.Clone().Path;
        var died = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            // A job of CI has a clone of its own; on a machine that stays, the next run finds what the killed one has left.
            if (kill % 4 == 0) clone = _remote.Clone("--depth", "1").Path;
            using var writer = new WriterProcess("git:" + clone, kill, count: 0, observations: 300);
            // Every fourth dies somewhere between its start and its first append; the others in the midst of appending.
            if (kill % 4 < 3) await writer.First;
            await Task.Delay(random.Next(kill % 4 < 3 ? 150 : 600), TestContext.Current.CancellationToken);
            acknowledged.AddRange(await writer.KillAsync(entireTree: kill % 2 == 0));
            died++;
        }

        var stored = AllWhole(_remote);
        Assert.Empty(acknowledged.Except(stored));
        // A writer may die after the push and before it could say so; one whose git lives on finishes that push.
        Assert.InRange(stored.Count - acknowledged.Count, 0, kills);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.True(acknowledged.Count > kills / 2, "the writers died before they had written anything");
        _remote.Git("fsck", "--strict", "--no-dangling");
        TestContext.Current.TestOutputHelper?.WriteLine($"{died} kills, {acknowledged.Count} acknowledged, {stored.Count} stored");
    }

    /// <summary>The ids of all snapshots, each read whole and found to be what its id says.</summary>
    private static List<string> AllWhole(BareRemote remote)
    {
        using var history = remote.Open(GitBranchHistory.DefaultFreshness);
        var ids = history.Latest(null, int.MaxValue).Select(stored => stored.Id).ToList();
        Assert.All(ids, id => Assert.Equal(id, SnapshotId.Of(history.Load(id)!)));
        return ids;
    }
}
