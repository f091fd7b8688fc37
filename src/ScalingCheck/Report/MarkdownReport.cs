using System.Globalization;
using System.Text;
using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>GitHub-flavoured Markdown for job summaries and comments: verdict first, then the table, then the small print.</summary>
internal sealed class MarkdownReport : IReport
{
    public string Id => "markdown";

    public string Extension => ".md";

    public string Render(RunReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### ScalingCheck: {Headline.Of(report.Run)}\n\n");
        foreach (var check in report.Run.Checks.Where(check => check.Verdict is Verdict.Regressed or Verdict.Refused or Verdict.NoBaseline))
            text.Append(CultureInfo.InvariantCulture, $"**{Escape(check.Title)}** {check.Verdict.Word()}: {Escape(check.Reason)}.\n\n");
        if (report.Run.Checks.Count > 0) Table(text, report.Run.Checks);
        foreach (var diagnostic in report.Run.Diagnostics) text.Append(CultureInfo.InvariantCulture, $"- {Escape(diagnostic.ToString())}\n");
        if (report.Run.Diagnostics.Count > 0) text.Append('\n');
        Details(text, report);
        return text.ToString();
    }

    private static void Table(StringBuilder text, IReadOnlyList<CheckVerdict> checks)
    {
        text.Append("| check | gate | verdict | baseline | now | change |\n|---|---|---|---|---|---|\n");
        foreach (var check in checks)
        foreach (var gate in check.Gates)
        {
            var now = gate.Estimate is { } estimate ? Cells.Value(estimate) : "";
            var change = gate.Worsening.IsTestable && gate.Gate.WorseBy is not null ? VerdictSentence.ChangeOf(gate.Comparison) : "";
            var accepted = gate.Acceptance is { } acceptance ? $" (accepted: {acceptance.Reason})" : "";
            text.Append(CultureInfo.InvariantCulture, $"| {Escape(check.Title)} | {Escape(gate.Name)} | {gate.Verdict.Word()}{Escape(accepted)} | {NumberOr(gate.Comparison.BaseValue)} | {now} | {change} |\n");
        }

        foreach (var check in checks.Where(check => check.Gates.Count == 0))
            text.Append(CultureInfo.InvariantCulture, $"| {Escape(check.Title)} |  | {check.Verdict.Word()} |  |  | {Escape(check.Reason)} |\n");
        text.Append('\n');
    }

    private static void Details(StringBuilder text, RunReport report)
    {
        text.Append("<details><summary>Estimates, comparison and how to reproduce</summary>\n\n");
        foreach (var check in report.Run.Checks)
        {
            text.Append(CultureInfo.InvariantCulture, $"**{Escape(check.Title)}** {Escape(check.Outcome.Equation)}");
            if (check.Baseline is { } baseline) text.Append(CultureInfo.InvariantCulture, $", compared with {Escape(baseline.Sentence)}");
            text.Append(".\n\n");
            foreach (var gate in check.Gates) text.Append(CultureInfo.InvariantCulture, $"- {gate.Verdict.Word()}: {Escape(gate.Reason)}\n");
            foreach (var estimate in check.Outcome.Estimates)
                text.Append(CultureInfo.InvariantCulture, $"- {Escape(estimate.Name)} = {Cells.ValueWithInterval(estimate)}{(estimate.NotIdentified is { } why ? $": {Escape(why)}" : "")}\n");
            foreach (var warning in check.Outcome.Warnings) text.Append(CultureInfo.InvariantCulture, $"- note: {Escape(warning)}\n");
            text.Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"Reproduce: `{report.Reproduce.Replace("`", "'", StringComparison.Ordinal)}`");
        if (report.Commit is { } commit) text.Append(CultureInfo.InvariantCulture, $" at {Escape(Baseline.Short(commit))}");
        text.Append(CultureInfo.InvariantCulture, $". ScalingCheck {Escape(report.ToolVersion)}.\n\n</details>\n");
    }

    private static string NumberOr(double value) => double.IsFinite(value) ? NumberText.Short(value) : "";

    /// <summary>
    /// Names come from files that anyone may write. Everything that Markdown, HTML or GitHub would act on becomes text:
    /// markup, table bars, mentions, issue references, control and direction characters.
    /// </summary>
    internal static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t') safe.Append(' ');
            else if (char.IsControl(c) || c is >= '\u200b' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069') continue;
            else if (c is '<') safe.Append("&lt;");
            else if (c is '>') safe.Append("&gt;");
            else if (c is '&') safe.Append("&amp;");
            else if (c is '@' or '#') safe.Append(c).Append('\u200b');
            else if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '!') safe.Append('\\').Append(c);
            else safe.Append(c);
        }

        return safe.ToString();
    }
}
