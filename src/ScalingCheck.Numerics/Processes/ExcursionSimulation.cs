namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// A long series of a covariance model, counted: what the approximation is checked against, and what replaces it. In
/// stretches of their own random numbers, so that the counts do not depend on the number of threads.
/// </summary>
internal static class ExcursionSimulation
{
    private const int Stretches = 16;

    /// <summary>Exceedances from which the tail goes on by its mean: fewer are noise, more may not be the tail yet.</summary>
    private const int TailExcursions = 200;

    /// <param name="model">The series.</param>
    /// <param name="levels">In standard deviations.</param>
    /// <param name="steps">How long, ≥ 1.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <param name="threads">At most this many; -1 for as many as there are processors.</param>
    public static ExcursionCounts Run(CovarianceModel model, IReadOnlyList<double> levels, int steps, ulong seed, int threads)
    {
        var parts = new ExcursionCounts[Stretches];
        Parallel.For(0, Stretches, new ParallelOptions { MaxDegreeOfParallelism = threads }, stretch =>
        {
            var series = new SeriesGenerator(model, seed, stretch);
            var counts = new ExcursionCounts(levels);
            for (var left = ((steps - 1) / Stretches) + 1; left > 0; left--) counts.Add(series.Next());
            parts[stretch] = counts;
        });
        var total = new ExcursionCounts(levels);
        foreach (var part in parts) total.Merge(part);
        return total;
    }

    /// <summary>The law that was counted; its tail goes on by the maximum-likelihood ratio of the longest excursions.</summary>
    /// <param name="counts">Of a simulation.</param>
    /// <param name="k">Which level.</param>
    /// <param name="level">The level.</param>
    /// <param name="r1">Correlation at lag 1, for the exact rate.</param>
    public static ExcursionLaw Law(ExcursionCounts counts, int k, double level, double r1)
    {
        var lengths = counts.Of(k);
        var atLeast = new long[lengths.Count + 1];
        for (var n = lengths.Count - 1; n >= 0; n--) atLeast[n] = atLeast[n + 1] + lengths[n];
        var total = atLeast[0];
        if (total == 0) return new(level, LevelPair.CrossingRate(level, r1), [1], double.NaN);
        // From the shortest length that no more than these exceed.
        var from = 1;
        while (from < lengths.Count - 1 && atLeast[from + 1] > TailExcursions) from++;
        var further = 0L;
        for (var n = from + 1; n < atLeast.Length; n++) further += atLeast[n];
        // Geometric: P(T > n) = P(T > from) rho^(n - from), rho = further steps over steps that could have gone on.
        var rho = further == 0 ? double.NaN : (double)further / (further + atLeast[from]);
        var beyond = new List<double>();
        for (var n = 0; n < from; n++) beyond.Add((double)atLeast[n + 1] / total);
        return new(level, LevelPair.CrossingRate(level, r1), [.. beyond], rho);
    }
}
