using ScalingCheck.History.Sqlite;

namespace ScalingCheck.History;

public sealed class HistoryCopyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteHistory _from;
    private readonly SqliteHistory _to;

    public HistoryCopyTests()
    {
        _from = SqliteHistory.Open(_folder.File("from.db"));
        _to = SqliteHistory.Open(_folder.File("to.db"));
        // More than two pages.
        for (var number = 0; number < 1100; number++)
        {
            var id = _from.Append(Snapshots.Of(number, Snapshots.Number("loss", number)));
            if (number % 100 == 0) _from.RecordVerdicts(id, [new(id, "loss", "slope", "pass", number, 0.5, new WatchedValue(0.25, "abc"))]);
        }

        _from.RecordChanges([Change("a", 100), Change("b", 900)]);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_copy_is_the_same_history()
    {
        Assert.Equal(new CopiedHistory(1100, 0, 11, 2), HistoryCopy.Run(_from, _to, cancel: Cancel));
        Assert.Equal(_from.All().Select(stored => stored.Id), _to.All().Select(stored => stored.Id));
        Assert.Empty(ContentCheck.Of(_to, cancel: Cancel));
        var ids = _from.All().Select(stored => stored.Id).ToList();
        Assert.Equal(_from.Verdicts(ids), _to.Verdicts(ids));
        Assert.Equal(_from.Changes(null).Select(change => change.Id), _to.Changes(null).Select(change => change.Id));
    }

    [Fact]
    public void Copying_again_adds_nothing()
    {
        HistoryCopy.Run(_from, _to, cancel: Cancel);
        Assert.Equal(new CopiedHistory(0, 1100, 0, 0), HistoryCopy.Run(_from, _to, cancel: Cancel));
    }

    [Fact]
    public void A_copy_that_was_stopped_is_finished_by_the_next()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => HistoryCopy.Run(_from, _to, null, copied =>
        {
            if (copied.Snapshots == 700) stop.Cancel();
        }, stop.Token));
        Assert.Equal(700, _to.All().Count());

        var rest = HistoryCopy.Run(_from, _to, cancel: Cancel);
        Assert.Equal((400, 700), (rest.Snapshots, rest.Known));
        Assert.Equal(_from.All().Select(stored => stored.Id), _to.All().Select(stored => stored.Id));
        Assert.Equal(11, _to.Verdicts([.. _to.All().Select(stored => stored.Id)]).Count);
        Assert.Equal(2, _to.Changes(null).Count);
    }

    [Fact]
    public void What_the_other_store_says_stays()
    {
        var id = _to.Append(Snapshots.Of(0, Snapshots.Number("loss", 0)));
        _to.RecordVerdicts(id, [new(id, "loss", "slope", "regressed", 7, null)]);
        var own = _to.Append(Snapshots.Of(5000));

        Assert.Equal(new CopiedHistory(1099, 1, 10, 2), HistoryCopy.Run(_from, _to, cancel: Cancel));
        Assert.Equal("regressed", Assert.Single(_to.Verdicts([id])).Verdict);
        Assert.NotNull(_to.Load(own));
    }

    [Fact]
    public void A_part_is_copied_with_what_belongs_to_it()
    {
        var half = Snapshots.Of(550).CommitTime;
        Assert.Equal(new CopiedHistory(550, 0, 5, 1), HistoryCopy.Run(_from, _to, stored => stored.CommitTime >= half, cancel: Cancel));
        Assert.Equal("b", Assert.Single(_to.Changes(null)).Id);
    }

    [Fact]
    public void A_snapshot_that_was_edited_is_not_passed_on()
    {
        using (var edit = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File("from.db")};Pooling=False"))
        {
            edit.Open();
            using var command = edit.CreateCommand();
            command.CommandText = "UPDATE observation SET value = value + 1 WHERE snapshot = 500";
            command.ExecuteNonQuery();
        }

        var failure = Assert.Throws<HistoryException>(() => HistoryCopy.Run(_from, _to, cancel: Cancel));
        Assert.Equal("SC0063", failure.Diagnostic.Code);
        Assert.Empty(ContentCheck.Of(_to, cancel: Cancel));
        Assert.Single(ContentCheck.Of(_from, cancel: Cancel));
    }

    private static RecordedChange Change(string id, int noticed) => new(
        id, "loss", "slope", "0123456789ab", Snapshots.Commit(noticed - 1), [Snapshots.Commit(noticed - 1)], Snapshots.Commit(noticed),
        Snapshots.Of(noticed).RunTime, IsWorse: true, Before: 0.1, After: 3.5, Size: 2.25, Statistic: 4.1, Threshold: 3.5);
}
