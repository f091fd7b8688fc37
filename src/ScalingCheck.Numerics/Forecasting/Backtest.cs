namespace ScalingCheck.Numerics.Forecasting;

/// <summary>A forecast of sizes that are known: the smallest sizes are kept, the next ones checked.</summary>
/// <param name="Kept">The curve that a forecaster may see.</param>
/// <param name="U">ln(x / largest kept size) of the sizes to check.</param>
/// <param name="LogY">ln y there, less ln y at the largest kept size.</param>
internal sealed record Backtest(LogCurve Kept, double[] U, double[] LogY)
{
    private const int FewestKept = 5;

    /// <summary>How far beyond the kept sizes a forecast is checked: a factor of two, with room for uneven ladders.</summary>
    private static readonly double Reach = 1.1 * Math.Log(2);

    /// <summary>How far below the largest size the cuts lie, in doublings.</summary>
    private static readonly double[] Doublings = [.5, 1, 1.5, 2, 3];

    /// <summary>The backtests of a curve, from the largest cut down; two cuts that keep the same sizes both count.</summary>
    public static IReadOnlyList<Backtest> Of(LogCurve curve)
    {
        var list = new List<Backtest>(Doublings.Length);
        foreach (var doublings in Doublings)
        {
            // A size that is a power of two away lies on the cut, whatever the rounding of its logarithm.
            var limit = (-doublings * Math.Log(2)) + 1e-9;
            var kept = curve.U.Count(u => u <= limit);
            if (kept < FewestKept || kept == curve.Count) continue;
            list.Add(list.Count > 0 && list[^1].Kept.Count == kept ? list[^1] : Cut(curve, kept));
        }

        return list;
    }

    private static Backtest Cut(LogCurve curve, int kept)
    {
        var until = kept + 1;
        while (until < curve.Count && curve.U[until] - curve.U[kept - 1] <= Reach + 1e-9) until++;
        return new(
            curve.Smallest(kept),
            [.. curve.U[kept..until].Select(u => u - curve.U[kept - 1])],
            [.. curve.LogY[kept..until].Select(y => y - curve.LogY[kept - 1])]);
    }
}
