using System.Security.Cryptography;
using System.Text;
using ScalingCheck.History;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>A change of a series as it is written down: with commits in place of positions, in the unit of the estimate.</summary>
internal static class ChangeRecord
{
    /// <param name="first">Where in the series the values that were decided on begin.</param>
    public static RecordedChange Of(WatchedSeries series, DetectedChange change, int first)
    {
        string Commit(int index) => series.Commits[first + index].Commit;
        var commit = Commit(change.At);
        return new RecordedChange(
            IdOf(series, commit, change.IsWorse), series.Check, series.Estimate, series.Environment, commit,
            [.. change.Candidates.Select(Commit)], Commit(change.NoticedAt), series.Commits[first + change.NoticedAt].Time, change.IsWorse,
            series.Scale.Value(change.Before), series.Scale.Value(change.After), change.Size, change.Statistic, change.Threshold);
    }

    private static string IdOf(WatchedSeries series, string commit, bool isWorse)
    {
        var text = string.Join('\n', series.Check, series.Estimate, series.Environment, commit, isWorse ? "worse" : "better");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
