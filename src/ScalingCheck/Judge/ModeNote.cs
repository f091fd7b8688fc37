using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Judge;

/// <summary>What to know of a comparison when the base commits fall by turns about two levels, as on a pool of two machine types.</summary>
internal static class ModeNote
{
    /// <summary>One clause; null where the base commits have one level, or are too few to tell.</summary>
    public static string? Of(CheckCase item, GateRule gate)
    {
        if (item.Base.Count < TwoModes.FewestValues || Watchable.Of(gate, item.Gated.Check, item.Head) is not { } watchable) return null;
        // Oldest first: going back and forth is what tells a lottery from a change.
        var values = item.Base.Reverse().Select(commit => watchable.ValueIn(commit.Outcome)).OfType<double>().Select(watchable.Scale.Worse).ToArray();
        if (TwoModes.Find(values) is not { } modes) return null;
        var head = watchable.Scale.Worse(watchable.ValueIn(item.Head)!.Value);
        var place = !modes.Holds(head) ? "outside both" : modes.IsUpper(head) ? "at the worse one" : "at the better one";
        return FormattableString.Invariant($"the base commits fall by turns about two levels, {100 * modes.UpperShare:0} % of them about the worse one, and this commit is {place}");
    }
}
