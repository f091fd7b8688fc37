using ScalingCheck.History.Sqlite;

namespace ScalingCheck.History;

public sealed class HistorySummaryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_empty_history_has_nothing()
    {
        using var history = SqliteHistory.Open(_folder.File("h.db"));
        var summary = HistorySummary.Of(history, cancel: Cancel);
        Assert.Equal((0, 0, 0), (summary.Snapshots, summary.Commits, summary.Changes));
        Assert.Empty(summary.Branches);
        Assert.Null(summary.First);
    }

    [Fact]
    public void What_is_there_is_counted()
    {
        using var history = SqliteHistory.Open(_folder.File("h.db"));
        for (var number = 0; number < 600; number++) history.Append(Snapshots.Of(number, Snapshots.Number("m", number)));
        history.Append(Snapshots.Of(3, Snapshots.Number("m", 1)) with { Branch = "feature", Environment = new(NamedValues<string>.Of(("cpu", "Other"))) });
        history.Append(Snapshots.Of(4, Snapshots.Number("m", 1)) with { Branch = null });

        var summary = HistorySummary.Of(history, cancel: Cancel);

        Assert.Equal((602, 600), (summary.Snapshots, summary.Commits));
        Assert.Equal([new("main", 600), new("", 1), new("feature", 1)], summary.Branches);
        Assert.Equal([601, 1], summary.Environments.Select(pair => pair.Value));
        Assert.Equal(Snapshots.Of(0).Environment.ShortName, summary.Environments[0].Key);
        Assert.Equal((Snapshots.Of(0).CommitTime, Snapshots.Of(599).CommitTime), (summary.First, summary.Last));
    }
}
