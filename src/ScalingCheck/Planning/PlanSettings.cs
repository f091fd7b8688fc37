using ScalingCheck.Collect.Expressions;

namespace ScalingCheck.Planning;

/// <summary>What may be run next, for how much, and why.</summary>
internal sealed record PlanSettings
{
    /// <summary>The goal of sharpening every parameter at once.</summary>
    public const string Everything = "all";

    /// <summary>The slope of the ratio of two commits.</summary>
    public const string Slope = "slope";

    /// <summary>The ratio of two commits at the point of a forecast.</summary>
    public const string Ratio = "ratio";

    /// <summary>What all new runs together may cost; null when nobody said.</summary>
    public double? Budget { get; init; }

    /// <summary>
    /// Cost of one run: arithmetic on the axes, or the name of a metric of past runs. Null: every run costs 1, and the
    /// budget is a number of runs.
    /// </summary>
    public Expression? Cost { get; init; }

    /// <summary>Cost of one run by size, for one axis; wins over <see cref="Cost"/> when there is any.</summary>
    public IReadOnlyList<KeyValuePair<double, double>> CostBySize { get; init; } = [];

    /// <summary>Cost of starting any run, in the unit of the cost.</summary>
    public double StartUp { get; init; }

    /// <summary>The most new runs of one size.</summary>
    public int Cap { get; init; } = 4;

    /// <summary>
    /// <c>forecast</c>, <see cref="Slope"/>, <see cref="Ratio"/>, <see cref="Everything"/>, or a parameter such as
    /// <c>alpha</c>. Null: the forecast when the check has one, else everything.
    /// </summary>
    public string? Goal { get; init; }

    /// <summary>The sizes that may be run; none: those that were.</summary>
    public IReadOnlyList<NamedValues<double>> Sizes { get; init; } = [];

    /// <summary>Standard deviation of ln y of one run; null: the scatter about the fit.</summary>
    public double? Noise { get; init; }
}
