using ScalingCheck.Checks;
using ScalingCheck.Judge;

namespace ScalingCheck.Report.Charts;

/// <summary>
/// One check as a picture: the head's points and curve over those of the nearest base commit with the forecasts of both, and
/// below the ratio of the two, where a change that the curve hides is seen.
/// </summary>
internal sealed class SvgPanel
{
    public const int Width = 480;

    public const int Height = 380;

    /// <summary>Font size of everything but the title.</summary>
    public const double Small = 11;

    private const double Left = 60, Right = 18, Top = 66, Bottom = 40, Gap = 24, StripHeight = 78, TitleSize = 14, VerdictSize = 13;

    private readonly SvgCanvas _svg;
    private readonly CheckVerdict _check;
    private readonly RatioStrip? _ratio;
    private readonly List<Marker> _forecasts;
    private readonly List<Marker> _baseForecasts;
    private readonly PlotAxis _x;
    private readonly PlotAxis _y;
    private readonly double _bottom;

    private SvgPanel(SvgCanvas svg, CheckVerdict check)
    {
        _svg = svg;
        _check = check;
        _ratio = RatioStrip.Of(check);
        _forecasts = Forecasts(check.Outcome);
        _baseForecasts = check.Base is { } b ? Forecasts(b) : [];
        var points = Points(check.Outcome).Concat(check.Base is { } @base ? Points(@base) : []).ToList();
        var marks = _forecasts.Concat(_baseForecasts).ToList();
        _x = PlotAxis.Around(points.Select(point => point.X).Concat(marks.Select(mark => mark.X)));
        _y = PlotAxis.Around(points.Select(point => point.Y).Concat(marks.Select(mark => mark.Y)));
        _bottom = Height - Bottom - (_ratio is null ? 0 : StripHeight + Gap);
    }

    public static void Draw(SvgCanvas svg, CheckVerdict check)
    {
        var panel = new SvgPanel(svg, check);
        panel.Titles();
        panel.Frame();
        if (check.Base is { } @base)
        {
            panel.Curve(@base, "base");
            foreach (var point in Points(@base)) svg.Dot(panel.X(point.X), panel.Y(point.Y), 3.2, "dot base");
        }

        panel.Curve(check.Outcome, "head");
        foreach (var mark in panel._baseForecasts) svg.Diamond(panel.X(mark.X), panel.Y(mark.Y), 5, "forecast base");
        foreach (var mark in panel._forecasts) panel.Forecast(mark);
        foreach (var point in Points(check.Outcome)) svg.Dot(panel.X(point.X), panel.Y(point.Y), 3.2, "dot head");
        panel.Legend();
        panel._ratio?.Draw(svg, panel._x, Left, Width - Right, panel._bottom + Gap, Height - Bottom);
    }

    private void Titles()
    {
        var verdict = _check.Word.ToUpperInvariant();
        var room = Width - Left - Right;
        _svg.Text(Width - Right, 22, $"verdict {_check.Verdict.Word()}", verdict, room, VerdictSize, "end");
        _svg.Text(Left, 22, "title", _check.Title, room - TextFit.Width(verdict, VerdictSize) - 16, TitleSize);
        _svg.Text(Left, 39, "small", Story(), room);
        var unit = _check.Outcome.Points.Unit is { } given ? $"{_check.Check.Y}, {given}" : _check.Check.Y;
        _svg.Text(Left, Top - 8, "small", unit, room);
    }

    /// <summary>What happened, in a line.</summary>
    private string Story()
    {
        if (_check.Outcome.Refusal is { } refusal) return refusal;
        var gate = _check.Gates.Where(gate => gate.Verdict == _check.Verdict && gate.Acceptance is null).OrderBy(gate => double.IsNaN(gate.P) ? 2 : gate.P).FirstOrDefault();
        if (gate is { IsLimit: false } && gate.Worsening.IsTestable) return $"{gate.Name} {ChangeText.Of(gate.Comparison)}";
        return gate?.Reason ?? _check.Outcome.Reading ?? _check.Outcome.Equation;
    }

    private void Frame()
    {
        foreach (var tick in _x.Ticks(7))
        {
            _svg.Line(X(tick), Top, X(tick), _bottom, "grid");
            if (_ratio is null) _svg.Text(X(tick), _bottom + 16, "small", _x.Label(tick), 60, anchor: "middle");
            else
            {
                _svg.Line(X(tick), _bottom + Gap, X(tick), Height - Bottom, "grid");
                _svg.Text(X(tick), Height - Bottom + 16, "small", _x.Label(tick), 60, anchor: "middle");
            }
        }

        foreach (var tick in _y.Ticks(5))
        {
            _svg.Line(Left, Y(tick), Width - Right, Y(tick), "grid");
            _svg.Text(Left - 6, Y(tick) + 4, "small", _y.Label(tick), Left - 10, anchor: "end");
        }

        _svg.Text((Left + Width - Right) / 2, Height - 8, "small", _check.Check.X.FirstOrDefault("runs, as they came"), Width - Left - Right, anchor: "middle");
    }

    /// <summary>The curve over the measured sizes, and fainter on to the forecast; a law of two sizes has no single curve.</summary>
    private void Curve(CheckOutcome outcome, string style)
    {
        if (outcome.Refusal is not null || outcome.Points.Points.Count == 0 || outcome.Points.Points[0].X.Length != 1) return;
        var (from, to) = (outcome.Points.Points.Min(point => point.X[0]), outcome.Points.Points.Max(point => point.X[0]));
        var (first, last) = (_x.Position(from), _x.Position(to));
        Stretch(outcome, first, last, $"curve {style}");
        if (_x.Position(_x.High) > last + 0.06) Stretch(outcome, last, 1, $"curve {style} beyond");
    }

    private void Stretch(CheckOutcome outcome, double from, double to, string style)
    {
        const int steps = 64;
        _svg.Path(
            Enumerable.Range(0, steps + 1).Select(i => _x.Value(from + (to - from) * i / steps)).Select(size =>
            {
                var y = outcome.Predict([size]);
                return double.IsFinite(y) && (!_y.IsLog || y > 0) && _y.Position(y) is >= -0.001 and <= 1.001 ? (X(size), Y(y)) : (double.NaN, double.NaN);
            }),
            style);
    }

    private void Forecast(Marker mark)
    {
        var (low, high) = (Inside(mark.Lower), Inside(mark.Upper));
        if (double.IsFinite(low) && double.IsFinite(high)) _svg.Line(X(mark.X), Y(low), X(mark.X), Y(high), "whisker");
        _svg.Diamond(X(mark.X), Y(mark.Y), 5.5, "forecast head");
    }

    /// <summary>An end of an interval, drawn no farther than the frame; NaN when there is none.</summary>
    private double Inside(double value) => double.IsNaN(value) ? value : Math.Clamp(value, _y.Low, _y.High);

    /// <summary>In the corner that a curve leaves free: above a rising one on the left, above a falling one on the right.</summary>
    private void Legend()
    {
        var entries = new List<(string Text, Action<double, double> Mark)> { ("now", (x, y) => _svg.Dot(x, y, 3.2, "dot head")) };
        if (_check.Baseline is { } baseline)
        {
            var nearest = CommitName.Short(baseline.Commits.Count > 0 ? baseline.Commits[0] : baseline.Anchor);
            entries.Add(($"baseline {nearest}", (x, y) => _svg.Dot(x, y, 3.2, "dot base")));
        }

        if (_forecasts.Count > 0) entries.Add(("forecast", (x, y) => _svg.Diamond(x, y, 5, "forecast head")));
        if (_baseForecasts.Count > 0) entries.Add(("forecast of the baseline", (x, y) => _svg.Diamond(x, y, 4.5, "forecast base")));
        var width = 26 + entries.Max(entry => TextFit.Width(entry.Text, Small));
        var points = Points(_check.Outcome).ToList();
        var rises = points.Count > 1 && points[^1].Y > points[0].Y;
        var x = rises ? Left + 8 : Width - Right - 8 - width;
        _svg.Rectangle(x, Top + 6, width, 6 + entries.Count * 16, "legend");
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i].Mark(x + 11, Top + 17 + i * 16);
            _svg.Text(x + 21, Top + 21 + i * 16, "small", entries[i].Text, width);
        }
    }

    private static IEnumerable<(double X, double Y)> Points(CheckOutcome outcome) =>
        outcome.Points.Points.Select((point, index) => (X: point.X.Length == 0 ? index + 1 : point.X[0], point.Y))
            .Where(point => point.Y > 0 && double.IsFinite(point.Y) && point.X > 0);

    private List<Marker> Forecasts(CheckOutcome outcome) => _check.Check.X.Count != 1 ? [] :
    [
        .. outcome.Estimates.Where(estimate => ForecastName.Is(estimate.Name) && double.IsFinite(estimate.Value) && estimate.Value > 0)
            .Select(estimate => new Marker(ForecastName.Parse(estimate.Name)!.First().Value, estimate.Value, estimate.Lower, estimate.Upper)),
    ];

    private double X(double value) => Left + _x.Position(value) * (Width - Left - Right);

    private double Y(double value) => _bottom - _y.Position(value) * (_bottom - Top);

    private sealed record Marker(double X, double Y, double Lower, double Upper);
}
