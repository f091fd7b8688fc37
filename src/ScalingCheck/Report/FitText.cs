using System.Globalization;
using System.Text;
using ScalingCheck.Checks;
using ScalingCheck.Judge;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Report.Charts;

namespace ScalingCheck.Report;

/// <summary>What <c>fit</c> prints for people: for each group the law, its numbers, what to know about them, and a picture.</summary>
internal static class FitText
{
    private const int MostPlots = 6;

    private const int LongestLine = 1000;

    public static string Render(IReadOnlyList<CheckVerdict> fits)
    {
        var text = new StringBuilder();
        for (var i = 0; i < fits.Count; i++)
        {
            if (i > 0) text.Append('\n');
            Describe(text, fits[i]);
            if (i < MostPlots) Plot(text, fits[i]);
        }

        return text.ToString();
    }

    private static void Describe(StringBuilder text, CheckVerdict fit)
    {
        var outcome = fit.Outcome;
        var group = outcome.Group.Count == 0 ? "" : $" for {outcome.Group}";
        var axes = fit.Check.X.Count == 0 ? "" : $" against {string.Join(" and ", fit.Check.X)}";
        Line(text, $"{fit.Check.Y}{axes}{group}: {Count(outcome.Points.Points.Count, fit.Check.X.Count == 0 ? "run" : "point")}");
        if (outcome.Refusal is { } refusal)
        {
            Line(text, $"  REFUSED: {refusal}");
            foreach (var warning in outcome.Warnings) Line(text, $"  note: {warning}");
            return;
        }

        // Values at or below zero have no scatter in per cent.
        var scatter = Scatter(outcome);
        Line(text, $"  {outcome.Equation}{(double.IsNaN(scatter) ? "" : $"   points scatter by {Percent(scatter)} about it")}");
        // The default is what every page describes; another objective or interval gives other numbers and says so.
        if (outcome.Objective is not ("" or "log-squares") || outcome.Intervals is not ("" or "profile")) Line(text, $"  fitted by {outcome.Objective}; intervals by {outcome.Intervals}");
        if (outcome.Reading is { } reading) Line(text, $"  {reading}");
        text.Append(Table(fit));
        if (outcome.Ranking.Count > 0) text.Append('\n').Append(Ranking(fit));
        foreach (var estimate in outcome.Estimates.Where(estimate => estimate.NotIdentified is not null))
            Line(text, $"  note: {estimate.Name}: {estimate.NotIdentified}");
        foreach (var warning in outcome.Warnings) Line(text, $"  note: {warning}");
    }

    /// <summary>Standard deviation of ln y about the curve: what fits report is in standard errors, or in y, where these are their residuals.</summary>
    private static double Scatter(CheckOutcome outcome)
    {
        var points = outcome.Points.Points;
        // One value stands for itself.
        if (points.Count < 2 && points.Any(point => point.X.Length == 0)) return double.NaN;
        var parameters = KnownLaws.Find(outcome.Form)?.ParameterNames.Count ?? (outcome.Form == MetricCheck.Mean ? 1 : 0);
        var squares = points.Sum(point => Math.Pow(Math.Log(point.Y / outcome.Predict(point.X)), 2));
        return Math.Sqrt(squares / Math.Max(1, points.Count - parameters));
    }

    private static TextTable Table(CheckVerdict fit)
    {
        var table = new TextTable("", "value", FormattableString.Invariant($"{NumberText.Short(fit.Check.Level * 100, 10)} % interval"), "");
        foreach (var estimate in fit.Outcome.Estimates)
        {
            table.Add(
                Legible.Line(estimate.Name), Legible.Line(Cells.Value(estimate)), Cells.Interval(estimate),
                estimate.NotIdentified is null ? "" : "not identified");
        }

        return table;
    }

    /// <summary>The forms that were to choose from: how well each forecast the largest sizes, and what it says now.</summary>
    private static TextTable Ranking(CheckVerdict fit)
    {
        var forecasts = fit.Outcome.Estimates.Select(estimate => estimate.Name).Where(ForecastName.Is).ToList();
        var table = new TextTable(["form", "parameters", "error of backtests", "AICc", .. forecasts.Select(name => Legible.Line(name)), ""]);
        foreach (var law in fit.Outcome.Ranking)
        {
            table.Add([
                law.Form, law.Parameters.ToString(CultureInfo.InvariantCulture), double.IsNaN(law.BacktestError) ? "" : Percent(law.BacktestError),
                double.IsFinite(law.Aicc) ? law.Aicc.ToString("F1", CultureInfo.InvariantCulture) : "",
                .. forecasts.Select((_, i) => i < law.Forecasts.Count && double.IsFinite(law.Forecasts[i]) ? NumberText.Short(law.Forecasts[i]) : ""),
                Legible.Line(law.NotRanked ?? ""),
            ]);
        }

        return table;
    }

    // Labels and units come from files that anyone may write.
    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(Legible.Line(FormattableString.Invariant(line), LongestLine)).Append('\n');

    // Two digits, and never "1.9e2 %".
    private static string Percent(double share) => (share < .995 ? NumberText.Short(share * 100, 2) : (share * 100).ToString("F0", CultureInfo.InvariantCulture)) + " %";

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    private static void Plot(StringBuilder text, CheckVerdict fit)
    {
        if (fit.Check.X.Count != 1) return;
        var points = fit.Outcome.Points.Points.Where(point => double.IsFinite(point.Y))
            .Select(point => (point.X[0], point.Y)).ToList();
        if (points.Count == 0) return;
        Func<double, double>? curve = fit.Outcome.Refusal is null ? x => fit.Outcome.Predict([x]) : null;
        text.Append('\n').Append(TextPlot.Render(points, curve, fit.Check.X[0]));
    }
}
