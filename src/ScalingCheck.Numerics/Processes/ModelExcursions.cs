using System.Globalization;

namespace ScalingCheck.Numerics.Processes;

/// <summary>The excursion laws of one covariance model at several levels, and by which method they were found.</summary>
internal sealed record ModelExcursions
{
    /// <summary>Intervals two apart may not be correlated by more than this.</summary>
    private const double MostDependence = .05;

    private const double Slack = 1e-9;

    /// <summary>One law a level, in their order.</summary>
    public required IReadOnlyList<ExcursionLaw> Laws { get; init; }

    /// <summary>The law above zero: that of the exponent.</summary>
    public required ExcursionLaw AtZero { get; init; }

    /// <summary>Why the approximation does not hold, in one sentence; null where it does.</summary>
    public string? Why { get; init; }

    public required double R1 { get; init; }

    /// <summary>Correlations never rise.</summary>
    public required bool IsDecreasing { get; init; }

    /// <summary>E0 lies in [0, 1] and never rises.</summary>
    public required bool IsMonotone { get; init; }

    /// <summary>The least probability that the approximation gives to a length.</summary>
    public required double Least { get; init; }

    /// <summary>Correlation of interval lengths two apart; NaN where the model needs no simulation to tell.</summary>
    public double Dependence { get; init; } = double.NaN;

    /// <summary>θ of P(T ≥ n) ~ exp(-θ n) above zero; NaN without an exponent.</summary>
    public double Theta => -Math.Log(AtZero.Rho);

    /// <summary>Mean length of an excursion above zero.</summary>
    public double Mean => Math.PI / Math.Acos(R1);

    /// <param name="model">The model.</param>
    /// <param name="levels">In standard deviations.</param>
    /// <param name="steps">Of the simulation, where one is needed.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="threads">Its threads.</param>
    public static ModelExcursions Of(CovarianceModel model, IReadOnlyList<double> levels, int steps, ulong seed, int threads)
    {
        var r = model.Correlations();
        List<ExcursionLaw> laws = [.. levels.Select(level => ExcursionLaw.Approximate(r, level, model.IsExponential))];
        var zero = laws.Find(law => law.Level == 0) ?? ExcursionLaw.Approximate(r, 0, model.IsExponential);
        var found = new ModelExcursions
        {
            Laws = laws,
            AtZero = zero,
            R1 = r[1],
            IsDecreasing = IsNonIncreasing(r),
            IsMonotone = HasMonotoneExpectation(r),
            Least = laws.Append(zero).Min(law => law.Least),
        };
        if (model.HasIndependentIntervals) return found;

        double[] counted = levels.Contains(0) ? [.. levels] : [.. levels, 0];
        var counts = ExcursionSimulation.Run(model, counted, steps, seed, threads);
        var dependence = counts.Dependence();
        found = found with { Dependence = dependence };
        if (found.Doubt() is not { } why) return found;
        return found with
        {
            Laws = [.. levels.Select((level, k) => ExcursionSimulation.Law(counts, k, level, r[1]))],
            AtZero = ExcursionSimulation.Law(counts, Array.IndexOf(counted, 0), 0, r[1]),
            Why = why,
        };
    }

    private string? Doubt()
    {
        if (R1 < 0) return "neighbours are negatively correlated";
        if (!IsMonotone) return "the expected clipped series does not fall from 1 to 0";
        if (Least < -Slack) return "the approximation gives a length a negative probability";
        if (!(Math.Abs(Dependence) <= MostDependence))
            return string.Create(CultureInfo.InvariantCulture, $"lengths of intervals are not independent (correlation {Dependence:F2} two apart)");
        return null;
    }

    private static bool IsNonIncreasing(ReadOnlySpan<double> r)
    {
        for (var n = 1; n < r.Length; n++)
        {
            if (r[n] > r[n - 1] + Slack) return false;
        }

        return true;
    }

    private static bool HasMonotoneExpectation(ReadOnlySpan<double> r)
    {
        var previous = 1.0;
        for (var n = 1; n + 1 < r.Length; n++)
        {
            var expected = ClippedSeries.ExpectedAtZero(r, n);
            if (expected > previous + Slack || expected < -Slack) return false;
            previous = expected;
        }

        return true;
    }
}
