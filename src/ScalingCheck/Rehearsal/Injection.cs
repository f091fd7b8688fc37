using ScalingCheck.Checks;

namespace ScalingCheck.Rehearsal;

/// <summary>Makes measured data worse by a stated amount, along the check's own curve.</summary>
internal static class Injection
{
    /// <param name="observations">What was measured.</param>
    /// <param name="check">Whose metric is made worse.</param>
    /// <param name="group">Only this group of it.</param>
    /// <param name="amount">By how much.</param>
    public static IReadOnlyList<Observation> Worsen(
        IReadOnlyList<Observation> observations, CheckSettings check, NamedValues<string> group, InjectedAmount amount)
    {
        bool Concerns(Observation observation) => observation.Metric == check.Y &&
            check.Where.All(condition => condition.Holds(observation)) &&
            SeriesSelection.GroupOf(observation, check.By).Equals(group);

        double? LogSize(Observation observation) =>
            check.X.Count > 0 && SeriesSelection.Size(observation, check.X[0]) is { } size and > 0 ? Math.Log(size) : null;

        var logs = observations.Where(Concerns).Select(LogSize).OfType<double>().ToList();
        var middle = logs.Count > 0 ? logs.Average() : 0;
        var sign = check.Better == Direction.Higher ? -1 : 1;
        return [.. observations.Select(observation =>
        {
            if (!Concerns(observation)) return observation;
            var by = amount.IsTilt ? amount.Logs * ((LogSize(observation) ?? middle) - middle) : amount.Logs;
            // A factor leaves zero where it is, and makes what is below it smaller.
            return observation with { Value = observation.Value > 0 ? observation.Value * Math.Exp(sign * by) : observation.Value + sign * amount.Units };
        })];
    }
}
