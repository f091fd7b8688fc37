using System.Globalization;
using System.Text;
using ScalingCheck.Judge;
using ScalingCheck.Report.Charts;

namespace ScalingCheck.Report;

/// <summary>What <c>fit</c> prints for people: for each group the law, its numbers, what to know about them, and a picture.</summary>
internal static class FitText
{
    private const int MostPlots = 6;

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
        text.Append(CultureInfo.InvariantCulture, $"{fit.Check.Y} against {string.Join(" and ", fit.Check.X)}{group}: {outcome.Points.Points.Count} points\n");
        if (outcome.Refusal is { } refusal)
        {
            text.Append(CultureInfo.InvariantCulture, $"  REFUSED: {refusal}\n");
            return;
        }

        var scatter = outcome.Diagnostics.FirstOrDefault(entry => entry.Key == "residual-sd").Value;
        text.Append(CultureInfo.InvariantCulture, $"  {outcome.Equation}   points scatter by {NumberText.Short(scatter * 100, 2)} % about it\n");
        if (outcome.Reading is { } reading) text.Append(CultureInfo.InvariantCulture, $"  {reading}\n");
        var table = new TextTable("", "value", FormattableString.Invariant($"{NumberText.Short(fit.Check.Level * 100)} % interval"), "");
        foreach (var estimate in outcome.Estimates)
            table.Add(estimate.Name, Cells.Value(estimate), Cells.Interval(estimate), estimate.NotIdentified is null ? "" : "not identified");
        text.Append(table);
        foreach (var estimate in outcome.Estimates.Where(estimate => estimate.NotIdentified is not null))
            text.Append(CultureInfo.InvariantCulture, $"  note: {estimate.Name}: {estimate.NotIdentified}\n");
        foreach (var warning in outcome.Warnings) text.Append(CultureInfo.InvariantCulture, $"  note: {warning}\n");
    }

    private static void Plot(StringBuilder text, CheckVerdict fit)
    {
        var points = fit.Outcome.Points.Points.Where(point => double.IsFinite(point.Y)).Select(point => (point.X[0], point.Y)).ToList();
        if (fit.Check.X.Count != 1 || points.Count == 0) return;
        text.Append('\n').Append(TextPlot.Render(points, fit.Outcome.Refusal is null ? x => fit.Outcome.Predict([x]) : null, fit.Check.X[0]));
    }
}
