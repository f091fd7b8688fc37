namespace ScalingCheck.Numerics.Fitting;

/// <summary>What to ask of a fit.</summary>
public sealed record FitOptions
{
    /// <summary>Fewer draws leave too few beyond the ends of a 95 % interval.</summary>
    public const int FewestDraws = 100;

    /// <summary>Each draw keeps its parameters: more would fill the memory and change no digit that is shown.</summary>
    public const int MostDraws = 1_000_000;

    /// <summary>The defaults: 95 % intervals, no forecasts.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>Confidence level of the intervals, between 0 and 1 (0.95, not 95).</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Points at which to forecast y: one array of sizes (one per axis) each.</summary>
    public IReadOnlyList<double[]> ForecastAt { get; init; } = [];

    /// <summary>
    /// Values of y for which to find what reaches them: the size, for a law of one axis; the least compute C = 6 N D, for
    /// <c>chinchilla</c>.
    /// </summary>
    public IReadOnlyList<double> TargetValues { get; init; } = [];

    /// <summary>
    /// Amounts of compute C = 6 N D in FLOP, N and D the two axes, for which to find the split that minimises y
    /// (<c>chinchilla</c>).
    /// </summary>
    public IReadOnlyList<double> ComputeAt { get; init; } = [];

    /// <summary>False: point estimates and standard errors only, without profile intervals (much faster).</summary>
    public bool Intervals { get; init; } = true;

    /// <summary>What to minimise.</summary>
    public FitObjective Objective { get; init; } = FitObjective.LogSquares;

    /// <summary>
    /// A prior on the exponents of a law of two axes; null for none. The fit without it is a second call. The objective and
    /// the residual scatter that are reported are those of the points alone.
    /// </summary>
    public ExponentPrior? ExponentPrior { get; init; }

    /// <summary>
    /// How to find intervals; null for the best of the objective: <see cref="IntervalMethod.Profile"/> for the sums of
    /// squares, <see cref="IntervalMethod.CaseBootstrap"/> for the others.
    /// </summary>
    public IntervalMethod? Method { get; init; }

    /// <summary>True when intervals come from bootstrap draws.</summary>
    internal bool UsesBootstrap =>
        Intervals && (Method ?? Objective.UsualIntervals) is not (IntervalMethod.Profile or IntervalMethod.Wald);

    /// <summary>Number of bootstrap draws, <see cref="FewestDraws"/> to <see cref="MostDraws"/>; of no use to other intervals.</summary>
    public int Draws { get; init; } = 4000;

    /// <summary>Seed of the bootstrap. The same seed gives the same digits on every platform and thread count.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most threads that draw, at least 1; -1 for as many as there are processors. The digits do not depend on it.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>The names of the axes for messages, in their order; a missing one is called as in the law's equation.</summary>
    public IReadOnlyList<string> AxisNames { get; init; } = [];

    /// <summary>The name of y for messages.</summary>
    public string ValueName { get; init; } = "y";
}
