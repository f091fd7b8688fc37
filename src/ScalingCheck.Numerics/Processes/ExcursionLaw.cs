namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// How long a stationary Gaussian series stays above a level: T = 1, 2, .. values in a row. By the independent interval
/// approximation (<see cref="Approximate"/>) or counted in a simulation.
/// </summary>
public sealed class ExcursionLaw
{
    private readonly double[] _beyond;

    /// <param name="level">In standard deviations.</param>
    /// <param name="startRate">Excursions that start per step.</param>
    /// <param name="beyond">P(T &gt; n) for n = 0, 1, ..</param>
    /// <param name="rho">The ratio by which the tail goes on; NaN when there is none.</param>
    internal ExcursionLaw(double level, double startRate, double[] beyond, double rho) =>
        (Level, StartRate, _beyond, Rho) = (level, startRate, beyond, rho);

    /// <summary>The level u, in standard deviations of the series.</summary>
    public double Level { get; }

    /// <summary>P(X₀ ≤ u &lt; X₁): the excursions that start per step, exact.</summary>
    public double StartRate { get; }

    /// <summary>P(T ≥ n) falls like rho^n; NaN when it does not fall so.</summary>
    public double Rho { get; }

    /// <summary>E[T] = P(X &gt; u)/P(X₀ ≤ u &lt; X₁), exact (Rice); in steps.</summary>
    public double Mean => StandardNormal.Above(Level) / StartRate;

    /// <summary>The least of P(T = n): below zero when the approximation is no law.</summary>
    public double Least
    {
        get
        {
            var least = 0.0;
            for (var n = 1; n < _beyond.Length; n++) least = Math.Min(least, _beyond[n - 1] - _beyond[n]);
            return least;
        }
    }

    /// <summary>P(T = n), n ≥ 1.</summary>
    public double Probability(int n) => AtLeast(n) - AtLeast(n + 1);

    /// <summary>P(T ≥ n); 1 for n ≤ 1, and past the computed terms by <see cref="Rho"/>.</summary>
    public double AtLeast(int n)
    {
        if (n <= 1) return 1;
        if (n <= _beyond.Length) return Math.Max(0, _beyond[n - 1]);
        return double.IsNaN(Rho) ? Math.Max(0, _beyond[^1]) : Math.Max(0, _beyond[^1]) * Math.Pow(Rho, n - _beyond.Length);
    }

    /// <summary>
    /// The least L with P(X₀ ≤ u &lt; X₁) P(T ≥ L) ≤ alpha: an excursion of L steps starts no oftener than that.
    /// </summary>
    /// <param name="alpha">False alarms per step, in (0, 1).</param>
    /// <returns>L ≥ 1; <see cref="int.MaxValue"/> when the tail never falls so low.</returns>
    public int CriticalLength(double alpha)
    {
        var wanted = alpha / StartRate;
        for (var n = 1; n <= _beyond.Length; n++)
        {
            if (AtLeast(n) <= wanted) return n;
        }

        if (!(Rho > 0 && Rho < 1)) return int.MaxValue;
        var further = Math.Ceiling(Math.Log(wanted / _beyond[^1]) / Math.Log(Rho));
        return further < int.MaxValue - _beyond.Length ? _beyond.Length + (int)further : int.MaxValue;
    }

    /// <summary>
    /// The approximation: intervals below and above the level are held to be independent, and their laws follow from the
    /// clipped series conditioned on a crossing (Bengtsson and Podgorski, arXiv 2401.01805, in discrete time).
    /// </summary>
    /// <param name="correlations">r₀ = 1, r₁, .. until they are negligible; |r_n| &lt; 1 for n ≥ 1.</param>
    /// <param name="level">u, in standard deviations, finite.</param>
    /// <param name="exponential">False: the correlations fall slower than any rho^n, so that there is no exponent.</param>
    public static ExcursionLaw Approximate(ReadOnlySpan<double> correlations, double level, bool exponential = true)
    {
        var terms = ClippedSeries.Of(correlations, level);
        var beyond = terms.Beyond();
        var rho = exponential ? terms.Rho() : double.NaN;
        // Above 0 the root may lie past the circle in which the terms of b can be summed; the tail itself then shows it.
        if (exponential && double.IsNaN(rho) && level != 0) rho = RatioOf(beyond);
        return new(level, LevelPair.CrossingRate(level, correlations[1]), beyond, rho);
    }

    private static double RatioOf(ReadOnlySpan<double> beyond)
    {
        // Low enough to be the tail, high enough to have its digits.
        const double High = 1e-8;
        const double Low = 1e-11;
        var from = 0;
        while (from < beyond.Length && beyond[from] > High) from++;
        var to = from;
        while (to + 1 < beyond.Length && beyond[to + 1] > Low) to++;
        return to > from ? Math.Pow(beyond[to] / beyond[from], 1.0 / (to - from)) : double.NaN;
    }
}
