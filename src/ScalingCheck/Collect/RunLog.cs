namespace ScalingCheck.Collect;

/// <summary>
/// Tells the axes along which a run logs (<c>step</c>, <c>epoch</c>) and what merely goes along with them from the axes
/// that name a point (<c>params</c>, <c>seed</c>). One for each file.
/// </summary>
internal sealed class RunLog(IReadOnlyCollection<string> formatCompanions)
{
    // In the order in which they say how far a run is.
    private static readonly string[] Steps = ["step", "global_step", "_step", "trainer/global_step", "iteration", "iter", "epoch"];

    private static readonly HashSet<string> Companions = new(StringComparer.OrdinalIgnoreCase)
    {
        "learning_rate", "lr", "grad_norm", "momentum", "weight_decay", "timestamp", "_timestamp", "_runtime", "wall_time",
    };

    private readonly Dictionary<string, bool> _moves = new(StringComparer.Ordinal);

    /// <summary>True for an axis that says how far a run is.</summary>
    public static bool IsStep(string axis) => Steps.Contains(axis, StringComparer.OrdinalIgnoreCase);

    /// <summary>How far along its series the observation is; null when it belongs to none.</summary>
    public static double? Position(Observation observation)
    {
        foreach (var step in Steps)
            foreach (var (name, value) in observation.Axes)
                if (string.Equals(name, step, StringComparison.OrdinalIgnoreCase)) return double.IsNaN(value) ? double.NegativeInfinity : value;
        return null;
    }

    /// <summary>The same observation for all of one series: metric, labels, and the axes that name the point.</summary>
    public Observation Key(Observation observation)
    {
        var moving = new List<string>(observation.Axes.Count);
        foreach (var (name, _) in observation.Axes) if (Moves(name)) moving.Add(name);
        return new Observation
        {
            Metric = observation.Metric,
            Value = 0,
            Labels = observation.Labels,
            Axes = observation.Axes.Without(moving),
        };
    }

    /// <summary>Another measured quantity of the same row moves with the step; it does not say which run it is.</summary>
    private bool Moves(string axis)
    {
        if (_moves.TryGetValue(axis, out var known)) return known;
        return _moves[axis] = Steps.Contains(axis, StringComparer.OrdinalIgnoreCase) || Companions.Contains(axis) ||
            formatCompanions.Contains(axis) || MetricDirection.Infer(axis) != Direction.Unknown;
    }
}
