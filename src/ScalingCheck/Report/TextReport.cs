using System.Globalization;
using System.Text;
using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>Plain text for the terminal: the verdict in the first line, then a sentence a check, a table, and notes.</summary>
internal sealed class TextReport : IReport
{
    private const int LongestName = 48;

    public string Id => "text";

    public string Extension => ".txt";

    /// <summary>For a file: with the problems, which a terminal shows apart.</summary>
    public string Render(RunReport report)
    {
        var text = Render(report, Palette.Plain);
        return report.Run.Diagnostics.Count == 0 ? text
            : text + "\nProblems\n" + string.Concat(report.Run.Diagnostics.Select(diagnostic => $"  {Legible.Line(diagnostic.ToString())}\n"));
    }

    public static string Render(RunReport report, Palette palette)
    {
        var text = new StringBuilder();
        var run = report.Run;
        text.Append(palette.Paint(run.Verdict, Headline.Of(run))).Append('\n');
        foreach (var check in run.Checks.OrderByDescending(check => check.Verdict))
        {
            var verdict = palette.Paint(check.Verdict, check.Word.PadRight(12));
            text.Append(CultureInfo.InvariantCulture, $"  {verdict} {Name(check.Title)}: {Legible.Line(check.Reason, 1000)}\n");
        }

        foreach (var note in run.Changes.Where(note => !note.IsToldByGate))
            text.Append(CultureInfo.InvariantCulture, $"  base branch  {Name(note.Standing.Change.Check)}: {Name(note.Standing.Change.Estimate)} {Legible.Line(note.Sentence, 1000)}\n");
        foreach (var note in run.Excursions)
            text.Append(CultureInfo.InvariantCulture, $"  base branch  {Name(note.Check)}: {Name(note.Estimate)} {note.Excursion.Sentence}\n");
        foreach (var family in FamilyVerdict.Sentences(run.Checks)) text.Append(CultureInfo.InvariantCulture, $"  {Legible.Line(family)}\n");
        if (run.Checks.Any(check => check.Outcome.Estimates.Count > 0))
        {
            text.Append('\n');
            text.Append(Table(run.Checks));
        }

        var notes = run.Checks.SelectMany(check => Notes(check).Select(note => $"  {Name(check.Title)}: {Legible.Line(note)}")).Distinct().ToList();
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
                var compared = gates.Find(gate => !gate.IsLimit);
                table.Add(Name(check.Title), Name(estimate.Name), Name(Cells.Value(estimate)), Cells.Interval(estimate), Base(compared), Change(compared),
                    gates.Count == 0 ? "" : gates.Select(gate => gate.Verdict).Worst().Word());
            }

            foreach (var gate in check.Gates.Where(gate => gate.Estimate is null))
                table.Add(Name(check.Title), Name(gate.Name), "", "", "", Change(gate), gate.Verdict.Word());
        }

        return table.ToString();
    }

    private static string Base(GateVerdict? gate) =>
        gate is not null && double.IsFinite(gate.Comparison.BaseValue) ? Name(Cells.Baseline(gate)) : "";

    private static string Change(GateVerdict? gate) =>
        gate is not null && gate.Worsening.IsTestable ? Legible.Line(ChangeText.Of(gate.Comparison), 60) : "";

    private static IEnumerable<string> Notes(CheckVerdict check)
    {
        if (check.Outcome.Reading is { } reading) yield return reading;
        foreach (var estimate in check.Outcome.Estimates.Where(estimate => estimate.NotIdentified is not null))
            yield return $"{estimate.Name} is not identified: {estimate.NotIdentified}";
        foreach (var warning in check.Outcome.Warnings) yield return warning;
        // The usual comparison is told by the line of the check; any other explains its change only with its name.
        foreach (var method in check.Gates.Where(gate => !gate.IsLimit && gate.Comparison is { Method.Length: > 0 } && (!gate.Comparison.IsWithHistory || gate.Comparison.Commits < CurveComparison.FewestCommits)).GroupBy(gate => gate.Comparison.Method))
            yield return $"{string.Join(", ", method.Select(gate => gate.Name))}: {method.Key}";
        foreach (var note in check.Gates.Where(gate => gate.Comparison.Note is not null).GroupBy(gate => gate.Comparison.Note))
            yield return $"{string.Join(", ", note.Select(gate => gate.Name))}: {note.Key}";
        foreach (var gate in check.Gates.Where(gate => gate.Acceptance is not null))
            yield return $"{gate.Name} regressed and is accepted since {CommitName.Short(gate.Acceptance!.Commit)} by {gate.Acceptance.Author}: {gate.Acceptance.Reason}";
    }

    private static string Name(string text) => Legible.Line(text, LongestName);
}
