using System.Text.Json;
using ScalingCheck.Numerics.Planning;
using ScalingCheck.Planning;

namespace ScalingCheck.Report;

/// <summary>Plans as JSON, <c>scaling-check/plan/1</c>.</summary>
internal static class PlanJson
{
    public static string Render(IReadOnlyList<PlannedRuns> plans) => JsonText.Write("scaling-check/plan/1", json =>
    {
        json.WriteStartArray("plans");
        foreach (var planned in plans) Write(json, planned);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, PlannedRuns planned)
    {
        var plan = planned.Plan;
        json.WriteStartObject();
        json.Text("check", planned.Check.Name);
        json.WriteStartObject("group");
        foreach (var (name, value) in planned.Points.Group) json.Text(name, value);
        json.WriteEndObject();
        json.Text("form", planned.Form);
        json.Text("reason", plan.Refusal);
        json.Text("goal", PlanText.GoalName(plan.Goal));
        json.Number("budget", planned.Settings.Budget ?? double.NaN);
        json.Number("cost", plan.Cost);
        json.Number("noise", plan.Noise);
        json.Number("standardError", plan.StandardError);
        json.Number("bound", plan.Bound);
        json.Number("efficiency", plan.Efficiency);
        json.Number("worstStandardError", plan.WorstStandardError);
        json.WriteStartArray("sizes");
        foreach (var size in plan.Sizes)
        {
            json.WriteStartObject();
            json.WriteStartObject("at");
            foreach (var (axis, value) in planned.Check.X.Zip(size.Sizes)) json.Number(axis, value);
            json.WriteEndObject();
            json.WriteNumber("existing", size.Existing);
            json.WriteNumber("add", size.Runs);
            json.Number("costPerRun", size.CostPerRun);
            json.Number("boundShare", size.BoundShare);
            json.Number("gainOfOneMore", size.GainOfOneMore);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("quantities");
        foreach (var quantity in plan.Quantities)
        {
            json.WriteStartObject();
            json.Text("name", quantity.Name);
            Precision(json, "before", quantity.Before);
            Precision(json, "after", quantity.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (var warning in plan.Warnings) json.WriteStringValue(Legible.WellFormed(warning));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Precision(Utf8JsonWriter json, string name, Precision precision)
    {
        json.WriteStartObject(name);
        json.Number("standardError", precision.StandardError);
        json.WriteNumber("degreesOfFreedom", precision.DegreesOfFreedom);
        json.Number("detectable", precision.DetectableChange);
        json.WriteEndObject();
    }
}
