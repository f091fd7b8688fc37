using ScalingCheck.Judge;

namespace ScalingCheck.Report.Charts;

/// <summary>
/// The head over the mean of the base commits at each size, in per cent, with the base commits themselves as grey lines: how
/// far they lie from each other is the noise that a change has to rise above.
/// </summary>
internal sealed class RatioStrip
{
    private const int MostLines = 30;

    private readonly MatchedCurves _matched;
    private readonly double[] _mean;

    private RatioStrip(MatchedCurves matched)
    {
        _matched = matched;
        _mean = [.. Enumerable.Range(0, matched.Sizes.Length).Select(i => matched.Base.Average(curve => curve[i]))];
    }

    /// <summary>Null when the head shares fewer than two sizes with the baseline.</summary>
    public static RatioStrip? Of(CheckVerdict check)
    {
        var matched = MatchedCurves.WithHistory(check.Outcome, check.Bases, CurveComparison.FewestCommits, 2, distinct: false)
            ?? MatchedCurves.WithNearest(check.Outcome, check.Bases, CurveComparison.FewestPairedSizes);
        return matched is { Sizes.Length: >= 2 } ? new RatioStrip(matched) : null;
    }

    public void Draw(SvgCanvas svg, PlotAxis x, double left, double right, double top, double bottom)
    {
        var head = Ratios(_matched.Head);
        var others = _matched.Base.Count > 1 ? _matched.Base.Take(MostLines).Select(Ratios).ToList() : [];
        var y = PlotAxis.Around(head.Concat(others.SelectMany(one => one)).Append(0), linear: true);
        double Y(double value) => bottom - y.Position(value) * (bottom - top);
        (double, double) At(double[] ratios, int i) => (left + x.Position(_matched.Sizes[i]) * (right - left), Y(ratios[i]));

        foreach (var tick in y.Ticks(3))
        {
            svg.Line(left, Y(tick), right, Y(tick), tick == 0 ? "zero" : "grid");
            svg.Text(left - 6, Y(tick) + 4, "small", (tick > 0 ? "+" : "") + y.Label(tick) + " %", left - 8, anchor: "end");
        }

        foreach (var other in others) svg.Path(Enumerable.Range(0, other.Length).Select(i => At(other, i)), "noise");
        svg.Path(Enumerable.Range(0, head.Length).Select(i => At(head, i)), "curve head");
        for (var i = 0; i < head.Length; i++) svg.Dot(At(head, i).Item1, At(head, i).Item2, 3, "dot head");
        var against = _matched.Base.Count == 1 ? "now over the baseline"
            : FormattableString.Invariant($"now over the mean of {_matched.Base.Count} base commits (grey: each of them)");
        svg.Text(left, top - 7, "small", against, right - left);
    }

    private double[] Ratios(double[] curve) => [.. curve.Select((value, i) => (Math.Exp(value - _mean[i]) - 1) * 100)];
}
