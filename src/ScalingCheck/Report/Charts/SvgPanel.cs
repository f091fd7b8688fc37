using System.Globalization;
using System.Security;
using System.Text;
using ScalingCheck.Checks;
using ScalingCheck.Judge;

namespace ScalingCheck.Report.Charts;

/// <summary>One check as a picture: the head's points and curve over those of the nearest base commit, and the forecasts.</summary>
internal static class SvgPanel
{
    public const int Width = 460;

    public const int Height = 300;

    private const double Left = 64, Right = 16, Top = 46, Bottom = 44;

    public static void Draw(StringBuilder svg, CheckVerdict check)
    {
        var head = check.Outcome;
        var forecasts = Forecasts(head, check.Check);
        var all = Points(head).Concat(check.Base is { } b ? Points(b) : []).Concat(forecasts).ToList();
        var x = PlotAxis.Around(all.Select(point => point.X));
        var y = PlotAxis.Around(all.Select(point => point.Y));

        Text(svg, Left, 20, "title", Short(check.Title, 40));
        Text(svg, Width - Right, 20, $"verdict {check.Verdict.Word()}", check.Verdict.Word().ToUpperInvariant(), "end");
        Text(svg, Left, 36, "small", Short(head.Refusal ?? head.Reading ?? head.Equation, 70));
        Frame(svg, x, y, check.Check);
        if (check.Base is { } baseline)
        {
            Curve(svg, baseline, x, y, "base");
            foreach (var point in Points(baseline)) Dot(svg, x, y, point, "base", 3.5);
        }

        Curve(svg, head, x, y, "head");
        foreach (var point in forecasts) Diamond(svg, x, y, point);
        foreach (var point in Points(head)) Dot(svg, x, y, point, "head", 3.5);
        Legend(svg, check);
    }

    private static IEnumerable<(double X, double Y)> Points(CheckOutcome outcome) =>
        outcome.Points.Points.Where(point => point.Y > 0 && double.IsFinite(point.Y)).Select(point => (point.X[0], point.Y));

    private static List<(double X, double Y)> Forecasts(CheckOutcome outcome, CheckSettings check) => check.X.Count != 1 ? [] :
    [
        .. outcome.Estimates.Where(estimate => ForecastName.Is(estimate.Name) && double.IsFinite(estimate.Value))
            .Select(estimate => (ForecastName.Parse(estimate.Name)!.First().Value, estimate.Value)),
    ];

    private static void Frame(StringBuilder svg, PlotAxis x, PlotAxis y, CheckSettings check)
    {
        foreach (var tick in x.Ticks(6))
        {
            Line(svg, X(x, tick), Top, X(x, tick), Height - Bottom, "grid");
            Text(svg, X(x, tick), Height - Bottom + 16, "small", NumberText.Short(tick, 3), "middle");
        }

        foreach (var tick in y.Ticks(5))
        {
            Line(svg, Left, Y(y, tick), Width - Right, Y(y, tick), "grid");
            Text(svg, Left - 6, Y(y, tick) + 4, "small", NumberText.Short(tick, 3), "end");
        }

        Text(svg, Width - Right, Height - 10, "small", Short(check.X[0], 30), "end");
        Text(svg, Left, Height - 10, "small", Short(check.Y, 30));
    }

    // A curve over one axis; the surface of a two-axis law has no single curve to draw.
    private static void Curve(StringBuilder svg, CheckOutcome outcome, PlotAxis x, PlotAxis y, string style)
    {
        if (outcome.Points.Points.Count == 0 || outcome.Points.Points[0].X.Length != 1) return;
        var path = new StringBuilder();
        for (var i = 0; i <= 80; i++)
        {
            var value = outcome.Predict([x.Value(i / 80.0)]);
            if (!double.IsFinite(value) || (y.IsLog && value <= 0) || y.Position(value) is < -0.02 or > 1.02) continue;
            path.Append(path.Length == 0 ? "M" : " L").Append(F(X(x, x.Value(i / 80.0)))).Append(',').Append(F(Y(y, value)));
        }

        if (path.Length > 0) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"curve {style}\" d=\"{path}\"/>\n");
    }

    private static void Legend(StringBuilder svg, CheckVerdict check)
    {
        if (check.Baseline is not { } baseline) return;
        var nearest = baseline.Commits.Count > 0 ? baseline.Commits[0] : baseline.Anchor;
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot head\" cx=\"{F(Left + 12)}\" cy=\"{F(Top + 14)}\" r=\"3.5\"/>\n");
        Text(svg, Left + 22, Top + 18, "small", "now");
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot base\" cx=\"{F(Left + 62)}\" cy=\"{F(Top + 14)}\" r=\"3.5\"/>\n");
        Text(svg, Left + 72, Top + 18, "small", Baseline.Short(nearest));
    }

    private static void Dot(StringBuilder svg, PlotAxis x, PlotAxis y, (double X, double Y) point, string style, double radius) =>
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot {style}\" cx=\"{F(X(x, point.X))}\" cy=\"{F(Y(y, point.Y))}\" r=\"{F(radius)}\"/>\n");

    private static void Diamond(StringBuilder svg, PlotAxis x, PlotAxis y, (double X, double Y) point)
    {
        var (cx, cy) = (X(x, point.X), Y(y, point.Y));
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"forecast\" d=\"M{F(cx)},{F(cy - 6)} L{F(cx + 6)},{F(cy)} L{F(cx)},{F(cy + 6)} L{F(cx - 6)},{F(cy)} Z\"/>\n");
    }

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{style}\" x1=\"{F(x1)}\" y1=\"{F(y1)}\" x2=\"{F(x2)}\" y2=\"{F(y2)}\"/>\n");

    private static void Text(StringBuilder svg, double x, double y, string style, string text, string anchor = "start") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{F(x)}\" y=\"{F(y)}\" text-anchor=\"{anchor}\">{SecurityElement.Escape(text)}</text>\n");

    private static double X(PlotAxis axis, double value) => Left + axis.Position(value) * (Width - Left - Right);

    private static double Y(PlotAxis axis, double value) => Height - Bottom - axis.Position(value) * (Height - Top - Bottom);

    private static string F(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    private static string Short(string text, int length)
    {
        var clean = string.Concat(text.Where(c => !char.IsControl(c)));
        return clean.Length <= length ? clean : clean[..(length - 1)] + "…";
    }
}
