using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>
/// What runs say about an answer: the sensitivity j of one run of each candidate, M₀ of the runs that exist, and g of the
/// answer. For the fit of a law j is the gradient of ln y; for the paired test it is (1, u).
/// </summary>
/// <param name="Rows">j of every candidate.</param>
/// <param name="Existing">M₀ in units of 1/σ².</param>
internal sealed record PlanSensitivity(double[][] Rows, double[] Existing)
{
    /// <summary>Of a fitted curve.</summary>
    public static PlanSensitivity OfCurve(LawSensitivity curve, FitData? existing, IReadOnlyList<double[]> candidates) =>
        Of(curve.LogGradient, existing, candidates);

    /// <summary>Of the straight line of log ratios in u = ln x, on one axis.</summary>
    public static PlanSensitivity OfLine(FitData? existing, IReadOnlyList<double[]> candidates) =>
        Of(Line, existing, candidates);

    /// <summary>(1, u); the origin of u is near the sizes that models have, which is near enough for two parameters.</summary>
    public static double[] Line(double[] sizes) => [1, Math.Log(sizes[0])];

    private static PlanSensitivity Of(
        Func<double[], double[]> gradient, FitData? existing, IReadOnlyList<double[]> candidates)
    {
        double[][] rows = [.. candidates.Select(gradient)];
        var p = rows[0].Length;
        var information = new double[p * p];
        var meanWeight = existing is null ? 1 : MeanWeight(existing);
        for (var i = 0; i < (existing?.Count ?? 0); i++)
        {
            var j = gradient(CurvePair.Sizes(existing!, i));
            var weight = existing!.Weights[i] / meanWeight;
            for (var k = 0; k < p; k++)
            {
                for (var l = 0; l <= k; l++) information[(k * p) + l] += weight * j[k] * j[l];
            }
        }

        return new(rows, information);
    }

    /// <summary>A new run counts as much as the mean of those that exist.</summary>
    public static double MeanWeight(FitData data)
    {
        var sum = 0.0;
        foreach (var weight in data.Weights) sum += weight;
        return sum / data.Count;
    }

    /// <summary>gᵀM⁻¹g with and without the new runs; NaN where the runs do not determine it.</summary>
    public (double Before, double After) Variance(double[] goal, ReadOnlySpan<int> runs)
    {
        var design = new Design(Rows, Enumerable.Repeat(1.0, Rows.Length).ToArray(), Existing, goal, 1);
        var none = new int[runs.Length];
        return (Finite(design.Criterion(none)), Finite(design.Criterion(runs)));
        static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
    }
}
