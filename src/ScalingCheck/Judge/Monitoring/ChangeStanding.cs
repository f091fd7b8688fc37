using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>A reported change and what became of it. The report itself stays as it was.</summary>
/// <param name="Later">How many commits have been measured since the report.</param>
internal sealed record ChangeStanding(RecordedChange Change, ChangeState State, int Later)
{
    /// <summary>Commits after the report that tell a change from a false alarm: they had no part in raising it.</summary>
    public const int CommitsToConfirm = 5;

    /// <summary>True when the level since is the one to compare with.</summary>
    public bool StartsLevel => State is ChangeState.Confirmed or ChangeState.Accepted;

    /// <param name="change">The change.</param>
    /// <param name="later">The values of the commits since the report, in any order.</param>
    /// <param name="others">All changes of the same series.</param>
    /// <param name="isAccepted">True when a reviewed entry covers it.</param>
    public static ChangeStanding Of(
        RecordedChange change, IReadOnlyList<double> later, IReadOnlyList<RecordedChange> others, bool isAccepted)
    {
        var state = isAccepted ? ChangeState.Accepted
            : others.Any(other => other.IsWorse != change.IsWorse && other.NoticedTime > change.NoticedTime) ? ChangeState.Reversed
            : later.Count < CommitsToConfirm ? ChangeState.Open
            : HasLasted(change, later) ? ChangeState.Confirmed : ChangeState.Recovered;
        return new ChangeStanding(change, state, later.Count);
    }

    private static bool HasLasted(RecordedChange change, IReadOnlyList<double> later)
    {
        var sorted = later.Order().ToList();
        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        return Math.Abs(median - change.After) < Math.Abs(median - change.Before);
    }
}
