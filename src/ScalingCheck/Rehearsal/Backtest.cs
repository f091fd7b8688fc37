using ScalingCheck.History;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Rehearsal;

/// <summary>What the detector would have reported of one series, had every recorded commit been checked in turn with the present settings.</summary>
/// <param name="Watched">Commits that were watched: the first of every level are the history that it needs.</param>
internal sealed record Backtest(WatchedSeries Series, int Watched, IReadOnlyList<RecordedChange> Found)
{
    public static IReadOnlyList<Backtest> Of(IEnumerable<Trend> trends, JudgeSettings settings) =>
        [.. trends.SelectMany(trend => trend.Series.Select(series =>
        {
            var gate = trend.Gates.First(gate => gate.Target == series.Estimate);
            var (found, watched) = ChangeMonitor.Replay(series, DetectorSettings.Of(settings, trend.Family, gate.Raise), settings.Persistence);
            return new Backtest(series, watched, found);
        }))];

    /// <summary>Reports per 100 watched commits; NaN when none was watched.</summary>
    public double PerHundred(bool worse) => Watched == 0 ? double.NaN : 100.0 * Found.Count(change => change.IsWorse == worse) / Watched;
}
