namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Head against one base commit at the sizes that both ran. What the two share (the form of the law, the data) cancels in
/// the log ratio; the scatter of the ratio about the contrast's line is the error, on n - 2 degrees of freedom. A factor
/// common to all sizes of one commit is not in that scatter: on noisy machines only the slope is safe, or use
/// <see cref="HistoryTest"/>.
/// </summary>
public static class PairedTest
{
    /// <summary>
    /// Log ratios below this are rounding: ln y up to 100 carries about 1e-14. Without the floor a noise-free metric
    /// would be judged on the quotient of two rounding errors.
    /// </summary>
    internal const double Rounding = 1e-13;

    /// <summary>The worsening that the contrast sees: Σ c_i d_i ± s sqrt(Σ c_i²/w_i), s² = Σ w r²/(n - 2).</summary>
    /// <param name="contrast">The question; it knows sizes and weights.</param>
    /// <param name="logRatios">
    /// n log ratios ln y_head - ln y_base in the order of the contrast's sizes, sign flipped when higher is better, so
    /// that positive means worse. Replicates are averaged in ln y before.
    /// </param>
    /// <returns>The worsening on n - 2 degrees of freedom; standard error NaN for n &lt; 3, 0 for ratios without scatter.</returns>
    /// <exception cref="ArgumentException">The number of ratios is not the contrast's number of sizes.</exception>
    public static Worsening Compare(CurveContrast contrast, ReadOnlySpan<double> logRatios)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        var change = contrast.Value(logRatios);
        var degrees = contrast.Count - 2;
        if (degrees < 1) return new Worsening(change, double.NaN, degrees);

        var variance = contrast.ResidualSumOfSquares(logRatios) / degrees;
        var unit = Math.Sqrt(contrast.VarianceFactor);
        if (variance <= Rounding * Rounding * MeanWeight(contrast))
            return new Worsening(WithoutRounding(change, contrast), 0, degrees);
        return new Worsening(change, Math.Sqrt(variance) * unit, degrees);
    }

    /// <summary>
    /// True when head and base have the same values to the last digit: the benchmark was not run again, and "no change"
    /// would be an answer to a question that nobody asked.
    /// </summary>
    /// <param name="logRatios">Log ratios, as for <see cref="Compare"/>.</param>
    /// <returns>False for an empty list.</returns>
    public static bool AreIdentical(ReadOnlySpan<double> logRatios) =>
        !logRatios.IsEmpty && !logRatios.ContainsAnyExcept(0.0);

    /// <summary>A value that is nothing but rounding becomes 0, so that a noise-free metric compares exactly.</summary>
    internal static double WithoutRounding(double value, CurveContrast contrast)
    {
        var reach = 0.0;
        foreach (var coefficient in contrast.Coefficients) reach += Math.Abs(coefficient);
        return Math.Abs(value) <= Rounding * reach ? 0 : value;
    }

    private static double MeanWeight(CurveContrast contrast) => contrast.TotalWeight / contrast.Count;
}
