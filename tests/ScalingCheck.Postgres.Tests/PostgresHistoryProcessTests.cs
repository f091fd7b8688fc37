using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>What several real processes do to one database, and what is left when they or the server are killed.</summary>
public sealed class PostgresHistoryProcessTests(SharedServer server)
{
    [Fact]
    public async Task Nothing_is_lost_and_nothing_doubled_when_sixteen_processes_append()
    {
        var project = server.NewName("owner/sixteen");
        // Two of each number: half of what is appended is appended by another process at the same time.
        var writers = Enumerable.Range(0, 16).Select(number => Writer(project, number / 2, count: 50, observations: 5)).ToList();
        var acknowledged = new List<IReadOnlyList<string>>();
        foreach (var writer in writers) acknowledged.Add(await writer.FinishAsync());
        foreach (var writer in writers) writer.Dispose();

        Assert.All(acknowledged, ids => Assert.Equal(50, ids.Count));
        var distinct = acknowledged.SelectMany(ids => ids).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(8 * 50, distinct.Count);
        Assert.Equal(distinct, AllWhole(server.Database, project));
        Assert.Equal(8L * 50 * 5, CountOf("observation", project));
        Assert.Equal(5L, CountOf("series", project));
    }

    [Fact]
    public async Task What_was_acknowledged_survives_when_the_process_is_killed()
    {
        var kills = WriterProcess.Kills;
        var project = server.NewName("owner/killed");
        var random = new Random(20260131);
        var acknowledged = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            using var writer = Writer(project, kill, count: 0, observations: 300);
            // Every fourth dies somewhere between its start and its first appends; the others in the midst of appending.
            if (kill % 4 > 0) await writer.First;
            await Task.Delay(random.Next(kill % 4 > 0 ? 60 : 400), TestContext.Current.CancellationToken);
            acknowledged.AddRange(await writer.KillAsync());
        }

        var stored = AllWhole(server.Database, project);
        Assert.Empty(acknowledged.Except(stored));
        // A writer may die after the commit and before it could say so, once each.
        Assert.InRange(stored.Count - acknowledged.Count, 0, kills);
        Assert.True(acknowledged.Count > kills, "the writers died before they had written anything");
        Assert.Equal(300L * stored.Count, CountOf("observation", project));
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {acknowledged.Count} acknowledged, {stored.Count} stored");
    }

    [Fact]
    public async Task A_server_that_dies_under_its_writers_loses_nothing_that_was_acknowledged()
    {
        // Its own, and one that waits for the disk: it has to keep its word.
        using var mortal = new PostgresServer(durable: true);
        var address = mortal.NewDatabase("history");
        using (PostgresHistory.Open(PostgresAddress.Parse(address), "first")) { }
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        var failures = new System.Collections.Concurrent.ConcurrentBag<HistoryException>();
        var crashed = false;
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            try
            {
                using var history = PostgresHistory.Open(PostgresAddress.Parse(address), "dying");
                for (var run = 0; run < 100_000; run++) acknowledged.Add(history.Append(Snapshots.Of((writer * 100_000) + run)));
            }
            catch (HistoryException failure)
            {
                failures.Add(failure);
                Assert.True(Volatile.Read(ref crashed));
            }
        })).ToList();
        while (acknowledged.Count < 40) await Task.Delay(5, TestContext.Current.CancellationToken);
        Volatile.Write(ref crashed, true);
        mortal.Crash();
        await Task.WhenAll(writers).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(4, failures.Count);
        Assert.All(failures, failure =>
        {
            Assert.Equal(ExitCode.Infrastructure, failure.Diagnostic.ExitCode);
            Assert.Contains(failure.Diagnostic.Code, new[] { "SC0034", "SC0042" });
            Assert.DoesNotContain(PostgresServer.Password, failure.ToString(), StringComparison.Ordinal);
        });
        mortal.StartAgain();
        var stored = AllWhole(address, "dying");
        Assert.Empty(acknowledged.Except(stored));
        Assert.InRange(stored.Count - acknowledged.Count, 0, 4);
    }

    [Fact]
    public async Task A_server_that_comes_back_soon_is_not_noticed()
    {
        using var restarted = new PostgresServer();
        var address = restarted.NewDatabase("history");
        using var history = PostgresHistory.Open(PostgresAddress.Parse(address), "restarted");
        history.Append(Snapshots.Of(0));
        restarted.Crash();
        var starting = Task.Run(restarted.StartAgain, TestContext.Current.CancellationToken);
        var id = history.Append(Snapshots.Of(1));
        await starting;
        Assert.Equal(id, history.Latest(null, 1)[0].Id);
        Assert.Equal(2, history.Latest(null, 9).Count);
    }

    private WriterProcess Writer(string project, int number, int count, int observations) =>
        new("postgres:" + project, number, count, observations, server.Database);

    private long CountOf(string table, string project) => (long)PostgresServer.Ask(
        server.Database, $"SELECT count(*) FROM scaling_check.{table} WHERE project = (SELECT key FROM scaling_check.project WHERE name = '{project}')")!;

    /// <summary>The ids of all snapshots in ordinal order, each read whole and found to be what its id says.</summary>
    private static List<string> AllWhole(string address, string project)
    {
        using var history = PostgresHistory.Open(PostgresAddress.Parse(address), project);
        var ids = history.Latest(null, int.MaxValue).Select(stored => stored.Id).ToList();
        Assert.All(ids, id => Assert.Equal(id, SnapshotId.Of(history.Load(id)!)));
        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
