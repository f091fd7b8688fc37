namespace ScalingCheck.History.Sqlite;

public sealed class SqliteHistoryMaintenanceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _file;

    public SqliteHistoryMaintenanceTests()
    {
        _file = _folder.File("history.db");
        using var history = SqliteHistory.Open(_file);
        for (var number = 0; number < 40; number++)
        {
            var id = history.Append(Snapshots.Of(number));
            history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 0.25, null)]);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_whole_history_has_no_problems() => Assert.Empty(Problems());

    [Theory]
    [InlineData("UPDATE observation SET value = 1.5 WHERE snapshot = 7 AND ordinal = 2")]
    [InlineData("UPDATE observation SET replicates = 4 WHERE snapshot = 7")]
    [InlineData("UPDATE observation SET standard_error = NULL WHERE snapshot = 7")]
    [InlineData("UPDATE series SET unit = 'bits'")]
    [InlineData("UPDATE series SET labels = '{\"split\":\"test\"}'")]
    [InlineData("UPDATE series SET digest = zeroblob(16) WHERE key = 1")]
    [InlineData("UPDATE metric SET name = 'train_loss'")]
    [InlineData("UPDATE environment SET entries = '{\"cpu\":\"Other\"}'")]
    [InlineData("UPDATE snapshot SET commit_time = '2020-01-01T00:00:00.0000000Z' WHERE key = 9")]
    [InlineData("UPDATE snapshot SET branch = 'feature' WHERE key = 9")]
    [InlineData("UPDATE snapshot SET parents = '[]' WHERE key = 9")]
    [InlineData("UPDATE snapshot SET subject = NULL WHERE key = 9")]
    [InlineData("UPDATE snapshot SET uncommitted = 1 WHERE key = 9")]
    [InlineData("UPDATE snapshot SET tool_version = '9' WHERE key = 9")]
    [InlineData("UPDATE snapshot SET id = '0' || substr(id, 2) WHERE key = (SELECT key FROM snapshot WHERE id > '1' LIMIT 1)")]
    [InlineData("DELETE FROM observation WHERE snapshot = 7 AND ordinal = 0")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM snapshot WHERE key = 7")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM series WHERE key = 1")]
    [InlineData("INSERT INTO observation SELECT 7, metric, 9, series, value, NULL, NULL, NULL, 0, 0 FROM observation WHERE snapshot = 8 AND ordinal = 0")]
    [InlineData("INSERT INTO metric (name) VALUES ('other'); UPDATE observation SET metric = (SELECT key FROM metric WHERE name = 'other') WHERE snapshot = 7")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON snapshot BEGIN DELETE FROM verdict; END")]
    [InlineData("DROP INDEX snapshot_by_branch")]
    [InlineData("CREATE VIEW v AS SELECT 1")]
    [InlineData("UPDATE snapshot SET parents = '{\"a\":1}' WHERE key = 9")]
    [InlineData("UPDATE series SET axes = '{\"params\":[1]}'")]
    public void Whatever_was_edited_is_found(string sql)
    {
        Edit(sql);
        Assert.NotEmpty(Problems());
    }

    [Fact]
    public void The_edited_snapshot_is_named()
    {
        Edit("UPDATE observation SET value = 1.5 WHERE snapshot = 7 AND ordinal = 2");
        var problem = Assert.Single(Problems());
        Assert.Contains(SnapshotId.Of(Snapshots.Of(6))[..12], problem, StringComparison.Ordinal);
        Assert.Contains("edited or damaged", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Compaction_gives_back_what_was_forgotten_and_keeps_the_rest()
    {
        using var history = SqliteHistory.Open(_file);
        var ids = history.All().Select(stored => stored.Id).ToList();
        var large = history.Append(Snapshots.Of(100, [.. Enumerable.Range(0, 5000).Select(i => Snapshots.Number("other", i) with { Axes = NamedValues<double>.Of(("i", i)) })]));
        history.Forget([large]);
        var before = history.Size!.Value;

        var given = history.Compact();

        Assert.True(given > before / 2, $"{given} of {before} bytes");
        Assert.Equal(before - given, history.Size);
        Assert.Equal(ids, history.All().Select(stored => stored.Id));
        Assert.Equal(40, history.Verdicts(ids).Count);
        Assert.Empty(history.Verify());
        Assert.Empty(ContentCheck.Of(history, cancel: Cancel));
        using var connection = OldHistoryFile.Connect(_file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM series), (SELECT count(*) FROM metric)";
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        Assert.Equal((4, 1), (row.GetInt32(0), row.GetInt32(1)));
    }

    [Fact]
    public void Who_has_the_history_open_gets_right_answers_after_another_has_compacted_it()
    {
        using var reader = SqliteHistory.Open(_file);
        using var other = SqliteHistory.Open(_file);
        var first = other.Append(Snapshots.Of(200, Snapshots.Number("alpha", 1) with { Axes = NamedValues<double>.Of(("a", 1)) }) with { Environment = new(NamedValues<string>.Of(("cpu", "first"))) });
        Assert.Equal(1, reader.Observations(first, "alpha")[0].Axes.Single().Value);
        Assert.Equal("first", reader.Find([Snapshots.Commit(200)])[0].Environment["cpu"]);
        other.Forget([first]);
        other.Compact();
        // The next series and environment get the keys of those that went.
        var second = other.Append(Snapshots.Of(201, Snapshots.Number("beta", 1) with { Axes = NamedValues<double>.Of(("b", 2)) }) with { Environment = new(NamedValues<string>.Of(("cpu", "second"))) });

        var found = Assert.Single(reader.Observations(second, "beta"));
        Assert.Equal(("beta", 2), (found.Metric, found.Axes.Single().Value));
        Assert.Equal("second", reader.Find([Snapshots.Commit(201)])[0].Environment["cpu"]);
        Assert.Equal(second, SnapshotId.Of(reader.Load(second)!));
    }

    [Fact]
    public async Task Compaction_beside_writers_loses_nothing()
    {
        using var history = SqliteHistory.Open(_file);
        var writers = Enumerable.Range(0, 4).Select(number => new WriterProcess(_file, number, count: 20, observations: 50)).ToList();
        await writers[0].First;
        for (var round = 0; round < 3; round++)
        {
            history.Forget([.. history.Latest("main", 5).Select(stored => stored.Id)]);
            history.Compact();
        }

        var acknowledged = new List<string>();
        foreach (var writer in writers) acknowledged.AddRange(await writer.FinishAsync());
        foreach (var writer in writers) writer.Dispose();
        Assert.Equal(80, acknowledged.Count);
        Assert.Empty(acknowledged.Except(history.All().Select(stored => stored.Id)));
        Assert.Equal(80 + 25, history.All().Count());
        Assert.Empty(Problems());
    }

    private List<string> Problems()
    {
        using var history = SqliteHistory.Open(_file);
        var problems = history.Verify().ToList();
        try
        {
            problems.AddRange(ContentCheck.Of(history, cancel: Cancel));
        }
        catch (HistoryException failure)
        {
            problems.Add(failure.Message);
        }

        return problems;
    }

    private void Edit(string sql)
    {
        using var connection = OldHistoryFile.Connect(_file);
        OldHistoryFile.Execute(connection, sql);
    }
}
