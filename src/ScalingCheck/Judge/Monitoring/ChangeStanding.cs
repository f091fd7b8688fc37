using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>A reported change and what became of it. The report itself stays as it was.</summary>
/// <param name="Later">How many commits have been checked since the report.</param>
internal sealed record ChangeStanding(RecordedChange Change, ChangeState State, int Later)
{
    /// <summary>Commits after the report that tell a change from a false alarm: they had no part in raising it.</summary>
    public const int CommitsToConfirm = 5;

    /// <summary>True when the level since is the one to compare with.</summary>
    public bool StartsLevel => State is ChangeState.Confirmed or ChangeState.Accepted;

    /// <summary>True when time, or a reviewer, has spoken on it.</summary>
    public bool IsSettled => State is not (ChangeState.New or ChangeState.Open or ChangeState.Muted);

    /// <param name="known">The change.</param>
    /// <param name="later">The values of the commits since the report, in any order.</param>
    /// <param name="isReversed">True when a later change of the series went the other way.</param>
    public static ChangeStanding Of(KnownChange known, IReadOnlyList<double> later, bool isReversed)
    {
        var state = known.Acceptance switch
        {
            { IsNewLevel: true } => ChangeState.Accepted,
            _ when isReversed => ChangeState.Reversed,
            not null => ChangeState.Muted,
            _ when known.IsMuteOver || later.Count < CommitsToConfirm => ChangeState.Open,
            _ => HasLasted(known.Change, later) ? ChangeState.Confirmed : ChangeState.Recovered,
        };
        return new ChangeStanding(known.Change, state, later.Count);
    }

    private static bool HasLasted(RecordedChange change, IReadOnlyList<double> later)
    {
        var median = Middle.Of([.. later]);
        return Math.Abs(median - change.After) < Math.Abs(median - change.Before);
    }
}
