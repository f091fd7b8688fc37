using ScalingCheck.Checks;

namespace ScalingCheck.Rehearsal;

/// <summary>Makes measured data worse by a stated amount, along the check's own curve.</summary>
internal static class Injection
{
    /// <param name="observations">What was measured.</param>
    /// <param name="check">Whose metric is made worse.</param>
    /// <param name="group">Only this group of it.</param>
    /// <param name="amount">In logarithms of the metric: of its level, or per e-fold of the axis when it is a tilt.</param>
    /// <param name="isTilt">True: nothing changes in the middle of the sizes, and more and more towards the large ones.</param>
    public static IReadOnlyList<Observation> Worsen(
        IReadOnlyList<Observation> observations, CheckSettings check, NamedValues<string> group, double amount, bool isTilt)
    {
        bool Concerns(Observation observation) => observation.Metric == check.Y &&
            check.Where.All(condition => condition.Holds(observation)) &&
            SeriesSelection.GroupOf(observation, check.By).Equals(group);

        var logs = observations.Where(Concerns).Select(observation => LogSize(observation, check.X[0])).OfType<double>().ToList();
        var middle = logs.Count > 0 ? logs.Average() : 0;
        var sign = check.Better == Direction.Higher ? -1 : 1;
        return [.. observations.Select(observation =>
        {
            if (!Concerns(observation)) return observation;
            var by = isTilt ? amount * ((LogSize(observation, check.X[0]) ?? middle) - middle) : amount;
            // A factor for positive values; the same share of the size for others.
            var value = observation.Value > 0 ? observation.Value * Math.Exp(sign * by)
                : observation.Value + sign * Math.Abs(observation.Value) * (Math.Exp(by) - 1);
            return observation with { Value = value };
        })];
    }

    private static double? LogSize(Observation observation, string axis) =>
        SeriesSelection.Size(observation, axis) is { } size and > 0 ? Math.Log(size) : null;
}
