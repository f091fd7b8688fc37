using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>Whether the extra parameters of a form explain more than chance would.</summary>
/// <param name="Smaller">The form that the larger one holds as a special case.</param>
/// <param name="Larger">The larger form.</param>
/// <param name="F">The drop of the sum of squares per extra parameter, over the residual variance of the larger form.</param>
/// <param name="P">
/// Probability of such an F when the smaller form is true. Cautious where that case lies at the edge of a range, as a floor
/// of zero does.
/// </param>
public sealed record NestedTest(string Smaller, string Larger, double F, double P)
{
    private static readonly (string Smaller, string Larger)[] Pairs =
    [
        ("power", "power-constant"),
        ("power", "shifted-power"),
        ("power-constant", "shifted-size"),
        ("power-constant", "three-region"),
        ("power-constant", "broken-power"),
    ];

    internal static IReadOnlyList<NestedTest> Among(IReadOnlyList<RankedForm> forms)
    {
        var list = new List<NestedTest>(Pairs.Length);
        foreach (var (smaller, larger) in Pairs)
        {
            var small = forms.FirstOrDefault(f => f.Law.Id == smaller && f.Fit.Refusal is null);
            var large = forms.FirstOrDefault(f => f.Law.Id == larger && f.Fit.Refusal is null);
            if (small is not null && large is not null) list.Add(Of(small, large));
        }

        return list;
    }

    private static NestedTest Of(RankedForm small, RankedForm large)
    {
        // Not those of the fits, which leave the repeats out where a form misses their means.
        var extra = large.Law.ParameterNames.Count - small.Law.ParameterNames.Count;
        var degrees = large.Fit.Count - large.Law.ParameterNames.Count;
        // A residual below 1e-13 is rounding; without the floor exact data would compare two rounding errors.
        var residual = Math.Max(large.SumOfSquares, 1e-26 * large.Fit.Count) / degrees;
        var f = Math.Max(0, small.SumOfSquares - large.SumOfSquares) / extra / residual;
        return new(small.Law.Id, large.Law.Id, f, Quantiles.FTail(f, extra, degrees));
    }
}
