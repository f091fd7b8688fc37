using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>The scatter between jobs that measured the same commit: the part of the scatter between commits that more jobs average away.</summary>
/// <param name="Variance">Variance between jobs beyond the errors of their own estimates, ≥ 0; NaN without a commit that ran twice.</param>
/// <param name="DegreesOfFreedom">Runs less commits, over commits that ran at least twice.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct JobScatter(double Variance, int DegreesOfFreedom)
{
    /// <summary>
    /// One-way random effects: the mean square within commits, Σ Σ (x_ij - x̄_i)²/Σ (n_i - 1), less the mean squared standard
    /// error, not below 0 (Searle, Casella and McCulloch 1992, section 3.6).
    /// </summary>
    /// <param name="runs">One array per commit with the estimates of its runs in separate jobs; those with one run say nothing.</param>
    /// <param name="errorVariance">Mean squared standard error of those estimates, ≥ 0.</param>
    /// <returns>The scatter.</returns>
    public static JobScatter Of(IReadOnlyList<double[]> runs, double errorVariance = 0)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var (squares, freedom) = (0.0, 0);
        foreach (var values in runs)
        {
            if (values.Length < 2) continue;
            squares += SampleSpread.Of(values).Variance * (values.Length - 1);
            freedom += values.Length - 1;
        }

        return new(freedom == 0 ? double.NaN : Math.Max(0, squares / freedom - errorVariance), freedom);
    }
}
