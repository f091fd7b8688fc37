using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Complexity;

/// <summary>
/// The <c>BigO</c> and <c>RMS</c> rows that Google Benchmark prints (google/benchmark, src/complexity.cc), to compare with.
/// Squares of the time itself weigh the largest n almost alone, and no class has a fixed cost: for a gate use
/// <see cref="ComplexityFit"/>.
/// </summary>
public static class BigO
{
    /// <summary>One row for each class, the smallest RMS first. Weights and standard errors play no part.</summary>
    /// <param name="data">n on the one axis, time or memory as y.</param>
    /// <returns>The rows; empty when the data have no finite one.</returns>
    /// <exception cref="ArgumentException">The data have another number of axes.</exception>
    public static IReadOnlyList<BigORow> Rank(FitData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.AxisCount != 1) throw new ArgumentException("The classes of growth have one axis, n.", nameof(data));
        var rows = new List<BigORow>(GrowthFunction.All.Count);
        foreach (var growth in GrowthFunction.All)
        {
            var row = Fit(growth, data.Axis(0), data.Y);
            if (double.IsFinite(row.Rms)) rows.Add(row);
        }

        return [.. rows.OrderBy(row => row.Rms)];
    }

    /// <summary>Coefficient Σ t g / Σ g², RMS sqrt(mean (t - coefficient g)²) / mean t.</summary>
    private static BigORow Fit(GrowthFunction growth, ReadOnlySpan<double> n, ReadOnlySpan<double> time)
    {
        var (tg, gg, sum) = (0.0, 0.0, 0.0);
        for (var i = 0; i < n.Length; i++)
        {
            var g = Math.Exp(growth.LogValue(n[i]));
            (tg, gg, sum) = (tg + (time[i] * g), gg + (g * g), sum + time[i]);
        }

        var squares = 0.0;
        for (var i = 0; i < n.Length; i++)
        {
            var residual = time[i] - (tg / gg * Math.Exp(growth.LogValue(n[i])));
            squares += residual * residual;
        }

        return new(growth.Name, tg / gg, Math.Sqrt(squares / n.Length) / (sum / n.Length));
    }
}
