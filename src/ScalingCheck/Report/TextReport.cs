using System.Globalization;
using System.Text;
using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>Plain text for the terminal: the verdict in the first line, then a table, then notes.</summary>
internal sealed class TextReport : IReport
{
    public string Id => "text";

    public string Extension => ".txt";

    public string Render(RunReport report) => Render(report, Palette.Plain);

    public static string Render(RunReport report, Palette palette)
    {
        var text = new StringBuilder();
        var run = report.Run;
        text.Append(palette.Paint(run.Verdict, Headline.Of(run))).Append('\n');
        foreach (var check in run.Checks.OrderByDescending(check => check.Verdict))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {palette.Paint(check.Verdict, check.Verdict.Word().PadRight(12))} {check.Title}: {check.Reason}\n");
        }

        if (run.Checks.Any(check => check.Outcome.Estimates.Count > 0))
        {
            text.Append('\n');
            text.Append(Table(run.Checks));
        }

        var notes = run.Checks.SelectMany(check => Notes(check).Select(note => $"  {check.Title}: {note}")).Distinct().ToList();
        if (notes.Count > 0) text.Append("\nNotes\n").AppendJoin('\n', notes).Append('\n');
        return text.ToString();
    }

    private static string Table(IEnumerable<CheckVerdict> checks)
    {
        var table = new TextTable("check", "estimate", "value", "interval", "baseline", "change", "verdict");
        foreach (var check in checks)
        {
            foreach (var estimate in check.Outcome.Estimates)
            {
                var gates = check.Gates.Where(gate => gate.Gate.Target == estimate.Name).ToList();
                var compared = gates.Find(gate => gate.Gate.WorseBy is not null);
                table.Add(check.Title, estimate.Name, Cells.Value(estimate), Cells.Interval(estimate), Base(compared), Change(compared),
                    gates.Count == 0 ? "" : gates.Select(gate => gate.Verdict).Worst().Word());
            }

            foreach (var gate in check.Gates.Where(gate => gate.Estimate is null))
                table.Add(check.Title, gate.Name, "", "", "", Change(gate), gate.Verdict.Word());
        }

        return table.ToString();
    }

    private static string Base(GateVerdict? gate) =>
        gate is not null && double.IsFinite(gate.Comparison.BaseValue) ? NumberText.Short(gate.Comparison.BaseValue) : "";

    private static string Change(GateVerdict? gate) =>
        gate is not null && gate.Worsening.IsTestable ? VerdictSentence.ChangeOf(gate.Comparison) : "";

    private static IEnumerable<string> Notes(CheckVerdict check)
    {
        if (check.Outcome.Reading is { } reading) yield return reading;
        foreach (var estimate in check.Outcome.Estimates.Where(estimate => estimate.NotIdentified is not null))
            yield return $"{estimate.Name} is not identified: {estimate.NotIdentified}";
        foreach (var warning in check.Outcome.Warnings) yield return warning;
        foreach (var gate in check.Gates.Where(gate => gate.Acceptance is not null))
            yield return $"{gate.Name} regressed and is accepted since {Baseline.Short(gate.Acceptance!.Commit)} by {gate.Acceptance.Author}: {gate.Acceptance.Reason}";
    }
}
