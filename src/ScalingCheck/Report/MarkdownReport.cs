using System.Globalization;
using System.Text;
using ScalingCheck.Judge;
using static ScalingCheck.Report.MarkdownText;

namespace ScalingCheck.Report;

/// <summary>
/// GitHub-flavoured Markdown for job summaries and comments: verdict first, then the table, then the small print. The worst
/// comes first, and what does not fit into a comment is counted instead.
/// </summary>
internal sealed class MarkdownReport : IReport
{
    /// <summary>A comment on GitHub holds 65,536 characters; the rest is for the marker and the link that a bot adds.</summary>
    public const int LongestBody = 60_000;

    // Of the body, for the parts before the details.
    private const int ProblemsEnd = 20_000, TableEnd = 40_000;

    private const int LongestName = 120;

    public string Id => "markdown";

    public string Extension => ".md";

    public string Render(RunReport report)
    {
        var text = new StringBuilder();
        var checks = report.Run.Checks.OrderByDescending(check => check.Verdict).ToList();
        text.Append(CultureInfo.InvariantCulture, $"### ScalingCheck: {Headline.Of(report.Run)}\n\n");
        Fill(text, ProblemsEnd, "problems", [
            .. checks.Where(check => check.Verdict is Verdict.Regressed or Verdict.Refused or Verdict.NoBaseline)
                .Select(check => $"**{Name(check.Title)}** {check.Verdict.Word()}: {Escape(check.Reason, 1000)}.\n\n"),
            .. report.Run.Diagnostics.Select(diagnostic => $"- {Escape(diagnostic.ToString())}\n"),
        ]);
        if (report.Run.Diagnostics.Count > 0) text.Append('\n');
        Fill(text, ProblemsEnd, "changes of the base branch", [.. report.Run.Changes.Where(note => !note.IsToldByGate).Select(note =>
            $"Base branch: **{Name(note.Standing.Change.Check)}** {Name(note.Standing.Change.Estimate)} {Escape(note.Sentence, 1000)}.\n\n")]);
        Fill(text, ProblemsEnd, "excursions of the base branch", [.. report.Run.Excursions.Select(note =>
            $"Base branch: **{Name(note.Check)}** {Name(note.Estimate)} {Escape(note.Excursion.Sentence)}.\n\n")]);
        foreach (var family in FamilyVerdict.Sentences(report.Run.Checks)) text.Append(CultureInfo.InvariantCulture, $"{Escape(family)}.\n\n");
        if (checks.Count > 0)
        {
            text.Append("| check | gate | verdict | baseline | now | change |\n|---|---|---|---|---|---|\n");
            Fill(text, TableEnd, "gates", [.. checks.SelectMany(Rows)]);
            text.Append('\n');
        }

        text.Append("<details><summary>Estimates, comparison and how to reproduce</summary>\n\n");
        Fill(text, LongestBody - 1000, "checks", [.. checks.Select(Details)]);
        text.Append(CultureInfo.InvariantCulture, $"Reproduce: {Code(report.Reproduce)}");
        if (report.Commit is { } commit) text.Append(CultureInfo.InvariantCulture, $" at {Escape(CommitName.Short(commit))}");
        return text.Append(CultureInfo.InvariantCulture, $". ScalingCheck {Escape(report.ToolVersion, 60)}.\n\n</details>\n").ToString();
    }

    /// <summary>Whole parts as long as they fit, and a word on how many did not.</summary>
    private static void Fill(StringBuilder text, int end, string what, IReadOnlyList<string> parts)
    {
        var shown = 0;
        while (shown < parts.Count && text.Length + parts[shown].Length <= end) text.Append(parts[shown++]);
        if (shown == parts.Count) return;
        text.Append(CultureInfo.InvariantCulture,
            $"\nThere is more: {parts.Count - shown} of {parts.Count} {what} are left out here; the JSON report has them all.\n\n");
    }

    private static IEnumerable<string> Rows(CheckVerdict check)
    {
        if (check.Gates.Count == 0) return [$"| {Name(check.Title)} |  | {check.Word} |  |  | {Escape(check.Reason, LongestName)} |\n"];
        return check.Gates.Select(gate =>
        {
            var now = gate.Estimate is { } estimate ? Name(Cells.Value(estimate)) : "";
            var accepted = gate.Acceptance is { } acceptance ? $" (accepted: {Name(acceptance.Reason)})" : "";
            var change = gate.Worsening.IsTestable && !gate.IsLimit ? Name(ChangeText.Of(gate.Comparison)) : "";
            return $"| {Name(check.Title)} | {Name(gate.Name)} | {gate.Verdict.Word()}{accepted} | {Name(Cells.Baseline(gate))} | {now} | {change} |\n";
        });
    }

    private static string Details(CheckVerdict check)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**{Name(check.Title)}**");
        if (check.Outcome.Equation.Length > 0) text.Append(CultureInfo.InvariantCulture, $" {Code(check.Outcome.Equation)}");
        if (check.Outcome.Reading is { } reading) text.Append(CultureInfo.InvariantCulture, $", {Escape(reading)}");
        if (check.Baseline is { } baseline) text.Append(CultureInfo.InvariantCulture, $", compared with {Escape(baseline.Sentence)}");
        text.Append("\n\n");
        foreach (var gate in check.Gates)
        {
            var method = gate.Comparison.Method.Length > 0 && !gate.IsLimit ? $" ({Escape(gate.Comparison.Method)})" : "";
            text.Append(CultureInfo.InvariantCulture, $"- {gate.Verdict.Word()}: {Escape(gate.Reason)}{method}\n");
            if (gate.Comparison.Note is { } note) text.Append(CultureInfo.InvariantCulture, $"  - {Escape(note)}\n");
        }

        foreach (var estimate in check.Outcome.Estimates)
        {
            var problem = estimate.NotIdentified is { } why ? $": {Escape(why)}" : "";
            text.Append(CultureInfo.InvariantCulture, $"- {Name(estimate.Name)} = {Name(Cells.ValueWithInterval(estimate))}{problem}\n");
        }

        foreach (var warning in check.Outcome.Warnings) text.Append(CultureInfo.InvariantCulture, $"- note: {Escape(warning)}\n");
        return text.Append('\n').ToString();
    }

    private static string Name(string text) => Escape(text, LongestName);
}
