using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>What several real processes do to one file, and what is left when they are killed.</summary>
public sealed class SqliteHistoryProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_lost_when_sixteen_processes_append()
    {
        var file = _folder.File("new/history.db");
        var writers = Enumerable.Range(0, 16).Select(number => new WriterProcess(file, number, count: 50, observations: 5)).ToList();
        var acknowledged = new List<string>();
        foreach (var writer in writers) acknowledged.AddRange(await writer.FinishAsync());
        foreach (var writer in writers) writer.Dispose();

        // The file alone holds everything, as it must when it is uploaded: the log was moved into it.
        var uploaded = _folder.File("uploaded.db");
        File.Copy(file, uploaded);
        Assert.Equal(800, acknowledged.Distinct().Count());
        Assert.Equal(acknowledged.Order(), AllWhole(uploaded).Order());
        Assert.Equal(acknowledged.Order(), AllWhole(file).Order());
        Assert.Equal("ok", IntegrityOf(file));
    }

    [Fact]
    public async Task What_several_processes_upload_at_once_is_stored_once()
    {
        var file = _folder.File("history.db");
        // The same number: each appends the same snapshots.
        var writers = Enumerable.Range(0, 4).Select(_ => new WriterProcess(file, writer: 7, count: 25, observations: 5)).ToList();
        var acknowledged = new List<IReadOnlyList<string>>();
        foreach (var writer in writers) acknowledged.Add(await writer.FinishAsync());
        foreach (var writer in writers) writer.Dispose();

        Assert.All(acknowledged, ids => Assert.Equal(acknowledged[0], ids));
        Assert.Equal(acknowledged[0].Order(), AllWhole(file).Order());
    }

    [Fact]
    public async Task What_was_acknowledged_survives_when_the_process_is_killed()
    {
        var kills = WriterProcess.Kills;
        var file = _folder.File("history.db");
        var random = new Random(20260131);
        var acknowledged = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            using var writer = new WriterProcess(file, kill, count: 0, observations: 300);
            // Every fourth dies somewhere between its start and its first appends, the first of them while it creates
            // the file; the others in the midst of appending.
            if (kill % 4 > 0) await writer.First;
            await Task.Delay(random.Next(kill % 4 > 0 ? 60 : 250), TestContext.Current.CancellationToken);
            acknowledged.AddRange(await writer.KillAsync());
        }

        var stored = AllWhole(file);
        Assert.Empty(acknowledged.Except(stored));
        // A writer may die after the commit and before it could say so, once each.
        Assert.InRange(stored.Count - acknowledged.Count, 0, kills);
        Assert.True(acknowledged.Count > kills, "the writers died before they had written anything");
        Assert.Equal("ok", IntegrityOf(file));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kills} kills, {acknowledged.Count} acknowledged, {stored.Count} stored");
    }

    /// <summary>The ids of all snapshots, each read whole and found to be what its id says.</summary>
    private static List<string> AllWhole(string file)
    {
        using var history = SqliteHistory.Open(file);
        var ids = history.Latest(null, int.MaxValue).Select(stored => stored.Id).ToList();
        Assert.All(ids, id => Assert.Equal(id, SnapshotId.Of(history.Load(id)!)));
        return ids;
    }

    private static string IntegrityOf(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }
}
