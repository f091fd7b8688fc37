using System.Text.Json;
using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Report;

/// <summary>The machine-readable contract, <c>scaling-check/result/1</c>: numbers round-trip, what is not finite is null.</summary>
internal sealed class JsonReport : IReport
{
    public const string Schema = "scaling-check/result/1";

    public string Id => "json";

    public string Extension => ".json";

    public string Render(RunReport report) => JsonText.Write(Schema, json =>
    {
        json.WriteString("verdict", report.Run.Verdict.Word());
        json.WriteNumber("exitCode", (int)report.Run.ExitCode);
        json.Text("commit", report.Commit);
        json.Text("tool", report.ToolVersion);
        json.WriteStartArray("checks");
        foreach (var check in report.Run.Checks) Check(json, check);
        json.WriteEndArray();
        json.WriteStartArray("families");
        foreach (var family in FamilyVerdict.Of(report.Run.Checks)) Family(json, family);
        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var note in report.Run.Changes) ChangeJson.Write(json, note.Standing, note.IsBeyondLimit);
        json.WriteEndArray();
        json.WriteStartArray("excursions");
        foreach (var note in report.Run.Excursions) Excursion(json, note);
        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in report.Run.Diagnostics) Problem(json, diagnostic);
        json.WriteEndArray();
    });

    private static void Excursion(Utf8JsonWriter json, ExcursionNote note)
    {
        json.WriteStartObject();
        json.Text("check", note.Check);
        json.Text("estimate", note.Estimate);
        json.WriteNumber("length", note.Excursion.Length);
        json.Number("level", note.Excursion.Level);
        json.Number("limit", note.Excursion.Limit ?? double.NaN);
        json.Number("recurrence", note.Excursion.Recurrence);
        json.Text("noise", note.Excursion.Noise);
        json.WriteEndObject();
    }

    private static void Check(Utf8JsonWriter json, CheckVerdict check)
    {
        json.WriteStartObject();
        json.Text("name", check.Check.Name);
        json.Text("kind", check.Check.Kind);
        json.WriteStartObject("group");
        foreach (var (name, value) in check.Outcome.Group) json.Text(name, value);
        json.WriteEndObject();
        json.WriteString("verdict", check.Verdict.Word());
        json.Text("reason", check.Reason);
        json.WriteStartArray("estimates");
        foreach (var estimate in check.Outcome.Estimates) Estimate(json, check, estimate);
        foreach (var gate in check.Gates.Where(gate => gate.Estimate is null)) Contrast(json, check, gate);
        json.WriteEndArray();
        json.WriteStartArray("gates");
        foreach (var gate in check.Gates) Gate(json, gate);
        json.WriteEndArray();
        Diagnostics(json, check);
        json.WriteEndObject();
    }

    private static void Estimate(Utf8JsonWriter json, CheckVerdict check, Estimate estimate)
    {
        json.WriteStartObject();
        json.Text("name", estimate.Name);
        json.Number("value", estimate.Value);
        json.Number("lower", estimate.Lower);
        json.Number("upper", estimate.Upper);
        json.Number("level", estimate.Level);
        json.Number("standardError", estimate.StandardError);
        json.Text("unit", estimate.Unit);
        json.Text("better", estimate.Better switch { Direction.Lower => "lower", Direction.Higher => "higher", _ => null });
        json.WriteBoolean("identified", estimate.NotIdentified is null);
        json.Text("reason", estimate.NotIdentified ?? WhyNull(estimate));
        Judged(json, check, [.. check.Gates.Where(gate => gate.Gate.Target == estimate.Name)]);
        json.WriteEndObject();
    }

    /// <summary>A gate that exists only between two curves: its value is the change itself, positive = worse.</summary>
    private static void Contrast(Utf8JsonWriter json, CheckVerdict check, GateVerdict gate)
    {
        json.WriteStartObject();
        json.Text("name", gate.Name);
        json.Number("value", gate.Worsening.Change);
        json.Number("lower", gate.Worsening.LowerBound(0.025));
        json.Number("upper", gate.Worsening.UpperBound(0.025));
        json.WriteNumber("level", 0.95);
        json.Number("standardError", gate.Worsening.StandardError);
        json.WriteNull("unit");
        json.WriteString("better", "lower");
        json.WriteBoolean("identified", double.IsFinite(gate.Worsening.Change));
        json.Text("reason", double.IsFinite(gate.Worsening.Change) ? null : gate.Reason);
        Judged(json, check, [gate]);
        json.WriteEndObject();
    }

    private static void Judged(Utf8JsonWriter json, CheckVerdict check, IReadOnlyList<GateVerdict> gates)
    {
        var compared = gates.FirstOrDefault(gate => !gate.IsLimit);
        if (compared is not null && check.Baseline is { } baseline)
        {
            json.WriteStartObject("baseline");
            json.Number("value", compared.Comparison.BaseValue);
            json.Number("lower", compared.Comparison.BaseLower);
            json.Number("upper", compared.Comparison.BaseUpper);
            json.Text("commit", baseline.Commits.Count > 0 ? baseline.Commits[0] : baseline.Anchor);
            json.WriteNumber("distance", baseline.Distance);
            json.Text("sentence", baseline.Sentence);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("baseline");
        }

        json.Text("verdict", gates.Count == 0 ? null : gates.Select(gate => gate.Verdict).Worst().Word());
        json.Number("p", compared?.P ?? (gates.Count > 0 ? gates[0].P : double.NaN));
        json.Number("q", compared?.Q ?? (gates.Count > 0 ? gates[0].Q : double.NaN));
    }

    private static void Gate(Utf8JsonWriter json, GateVerdict gate)
    {
        json.WriteStartObject();
        json.Text("name", gate.Name);
        json.WriteString("verdict", gate.Verdict.Word());
        json.Text("reason", gate.Reason);
        json.Number("worsening", gate.Worsening.Change);
        json.Number("standardError", gate.Worsening.StandardError);
        json.Number("degreesOfFreedom", gate.Worsening.DegreesOfFreedom);
        json.Number("margin", gate.Comparison.Margin);
        json.WriteString("scale", gate.Comparison.IsRelative ? "log" : "identity");
        json.Text("method", gate.Comparison.Method);
        json.Number("p", gate.P);
        json.Number("q", gate.Q);
        json.WriteNumber("m", gate.Family.Gates);
        json.Number("detectable", gate.Detectable);
        json.Text("per", gate.Comparison.Per);
        json.Text("accepted", gate.Acceptance?.Reason);
        json.Text("note", gate.Comparison.Note);
        json.WriteEndObject();
    }

    private static void Diagnostics(Utf8JsonWriter json, CheckVerdict check)
    {
        json.WriteStartObject("diagnostics");
        json.Text("form", check.Outcome.Form);
        json.WriteNumber("n", check.Outcome.Points.Points.Count);
        json.Text("reading", check.Outcome.Reading);
        if (check.Outcome.Objective.Length > 0) json.Text("objective-name", check.Outcome.Objective);
        if (check.Outcome.Intervals.Length > 0) json.Text("intervals", check.Outcome.Intervals);
        foreach (var (name, value) in check.Outcome.Diagnostics.Where(entry => entry.Key != "n")) json.Number(name, value);
        if (check.Outcome.Ranking.Count > 0) Ranking(json, check);
        json.WriteStartArray("warnings");
        foreach (var warning in check.Outcome.Warnings) json.WriteStringValue(Legible.WellFormed(warning));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Ranking(Utf8JsonWriter json, CheckVerdict check)
    {
        var names = check.Outcome.Estimates.Select(estimate => estimate.Name).Where(ForecastName.Is).ToList();
        json.WriteStartArray("forms");
        foreach (var law in check.Outcome.Ranking)
        {
            json.WriteStartObject();
            json.Text("form", law.Form);
            json.WriteNumber("parameters", law.Parameters);
            json.Number("backtest-error", law.BacktestError);
            json.Number("sum-of-squares", law.SumOfSquares);
            json.Number("aicc", law.Aicc);
            json.WriteStartObject("forecasts");
            foreach (var (name, value) in names.Zip(law.Forecasts)) json.Number(name, value);
            json.WriteEndObject();
            json.Text("reason", law.NotRanked);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Family(Utf8JsonWriter json, FamilyVerdict family)
    {
        json.WriteStartObject();
        json.Text("name", family.Name);
        json.WriteString("verdict", family.Verdict.Word());
        json.WriteNumber("gates", family.Gates);
        json.WriteNumber("regressed", family.Flagged);
        json.WriteNumber("compared", family.Compared);
        json.WriteNumber("worse", family.Worse);
        json.Number("p", family.P);
        json.WriteEndObject();
    }

    private static void Problem(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
        json.Text("message", diagnostic.Message);
        json.Text("file", diagnostic.Location?.File);
        json.WriteNumber("line", diagnostic.Location?.Line ?? 0);
        json.WriteNumber("column", diagnostic.Location?.Column ?? 0);
        json.WriteEndObject();
    }

    /// <summary>What a null among the numbers means, in the order of how much it matters.</summary>
    private static string? WhyNull(Estimate estimate) => estimate switch
    {
        { Value: var value } when !double.IsFinite(value) => "the value is not a finite number",
        { Lower: var lower, Upper: var upper } when double.IsInfinity(lower) || double.IsInfinity(upper) =>
            "the data leave the interval open at the end that is null",
        { Runs: 1 } => "a single run does not tell its error",
        { Lower: var lower, Upper: var upper } when double.IsNaN(lower) || double.IsNaN(upper) => "no interval was computed",
        { StandardError: var error } when !double.IsFinite(error) => "the standard error does not exist",
        _ => null,
    };
}
