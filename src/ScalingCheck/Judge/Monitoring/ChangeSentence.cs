using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>A change of level in one sentence.</summary>
internal static class ChangeSentence
{
    /// <summary><c>worse since 9be0d31 (one of 9be0d31..c07712e, 90 %): 2.312 to 2.351, 2.4 sd, noticed at c07712e</c></summary>
    public static string Of(RecordedChange change)
    {
        var among = change.Candidates.Count > 1
            ? FormattableString.Invariant($" (one of {CommitName.Short(change.Candidates[0])}..{CommitName.Short(change.Candidates[^1])}, 90 %)") : "";
        var size = double.IsFinite(change.Size) ? FormattableString.Invariant($", {ChangeText.Number(Math.Abs(change.Size))} sd") : ", exactly";
        var noticed = change.NoticedAt == change.Commit ? "" : $", noticed at {CommitName.Short(change.NoticedAt)}";
        var digits = NumberText.DigitsApart(change.Before, change.After);
        return $"{(change.IsWorse ? "worse" : "better")} since {CommitName.Short(change.Commit)}{among}: " +
               $"{NumberText.Short(change.Before, digits)} to {NumberText.Short(change.After, digits)}{size}{noticed}";
    }

    /// <summary>What became of it since.</summary>
    public static string Of(ChangeStanding standing) => standing.State switch
    {
        ChangeState.New => "reported once, here",
        ChangeState.Open => FormattableString.Invariant($"{Commits(standing.Later)} since the report: too few to confirm it"),
        ChangeState.Muted => "muted",
        ChangeState.Confirmed => FormattableString.Invariant($"confirmed by {Commits(standing.Later)} since the report"),
        ChangeState.Recovered => FormattableString.Invariant($"not confirmed: the {Commits(standing.Later)} since the report are back at the level before"),
        ChangeState.Reversed => "reversed by a later change",
        _ => "accepted",
    };

    private static string Commits(int count) => count == 1 ? "1 commit" : FormattableString.Invariant($"{count} commits");
}
