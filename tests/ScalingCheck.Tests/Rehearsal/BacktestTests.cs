using System.Text.Json;
using ScalingCheck.History;

namespace ScalingCheck.Rehearsal;

/// <summary>A replay says of every commit what would have been said at it.</summary>
public sealed class BacktestTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_replay_of_checked_commits_finds_what_was_reported_when_they_were_checked()
    {
        for (var i = 1; i <= 45; i++) _project.Check(_project.Commits.AddToMain(FormattableString.Invariant($"m{i}")), _project.Times(i > 30 ? 1.06 : 1));
        var reported = _project.History.Changes(null).Where(change => change.Estimate == "level").ToList();
        var replayed = Of().Single(backtest => backtest.Series.Estimate == "level");
        Assert.NotEmpty(reported);
        Assert.Equal(reported.Select(Said), replayed.Found.Select(Said));
        // Of the commits after the change too few have followed for a level of their own.
        Assert.Equal(IndexOf(replayed, reported[0].NoticedAt) - 19, replayed.Watched);
    }

    [Fact]
    public void Commits_that_nothing_happened_to_are_replayed_in_silence()
    {
        _project.Grow(60);
        Assert.All(Of(), backtest => Assert.Empty(backtest.Found));
        Assert.All(Of(), backtest => Assert.Equal(0, backtest.PerHundred(worse: true)));
    }

    [Fact]
    public void A_short_history_was_never_watched()
    {
        _project.Grow(6);
        Assert.All(Of(), backtest => Assert.Equal((0, double.NaN), (backtest.Watched, backtest.PerHundred(worse: true))));
    }

    [Fact]
    public void As_json_it_can_be_read_back()
    {
        _project.Grow(6);
        using var json = JsonDocument.Parse(BacktestJson.Render(Of()));
        Assert.Equal("scaling-check/backtest/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(["slope", "level"], json.RootElement.GetProperty("series").EnumerateArray().Select(one => one.GetProperty("estimate").GetString()));
    }

    private IReadOnlyList<Backtest> Of() =>
        Backtest.Of(Trends.Of(_project.Settings, _project.History, _project.Commits, _project.Commits.Main!, 1000), _project.Settings.Judge);

    private static int IndexOf(Backtest backtest, string commit) => backtest.Series.Commits.ToList().FindIndex(one => one.Commit == commit);

    private static (string, string, string, bool) Said(RecordedChange change) => (change.Id, change.Commit, change.NoticedAt, change.IsWorse);
}
