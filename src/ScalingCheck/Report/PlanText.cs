using System.Globalization;
using System.Text;
using ScalingCheck.Numerics.Planning;
using ScalingCheck.Planning;

namespace ScalingCheck.Report;

/// <summary>What <c>plan</c> prints for people: the runs to add, what they cost, and how sharp the answers become.</summary>
internal static class PlanText
{
    private const int LongestLine = 1000;

    private const int MostSizes = 24;

    public static string Render(IReadOnlyList<PlannedRuns> plans)
    {
        var text = new StringBuilder();
        for (var i = 0; i < plans.Count; i++)
        {
            if (i > 0) text.Append('\n');
            Describe(text, plans[i]);
        }

        return text.ToString();
    }

    private static void Describe(StringBuilder text, PlannedRuns planned)
    {
        var group = planned.Points.Group.Count == 0 ? "" : $" for {planned.Points.Group}";
        Line(text, $"{planned.Check.Y} against {string.Join(" and ", planned.Check.X)}{group}: {planned.Points.Points.Count} {(planned.Points.Points.Count == 1 ? "point" : "points")}, form {planned.Form}");
        var plan = planned.Plan;
        if (plan.Refusal is { } refusal)
        {
            Line(text, $"  REFUSED: {refusal}");
            return;
        }

        var runs = plan.Sizes.Sum(size => size.Runs);
        var cost = planned.Settings.CostBySize.Count > 0 ? "by the costs given" : planned.Settings.Cost is { } formula ? formula.Text : "1 a run";
        Line(text, $"  {runs} {(runs == 1 ? "run" : "runs")} for {GoalName(plan.Goal)}, cost {Number(plan.Cost)} of {Number(planned.Settings.Budget ?? double.NaN)} ({cost}); noise {Percent(plan.Noise)} a run");
        text.Append(Sizes(planned)).Append('\n').Append(Quantities(plan));
        if (double.IsFinite(plan.Efficiency) && plan.Bound > 0)
            Line(text, $"  {Percent(plan.Efficiency)} of what any plan for this budget could reach{(plan.IsExhaustive ? "; every plan was tried" : "")}");
        if (plan.Draws > 0 && double.IsFinite(plan.WorstStandardError))
            Line(text, $"  largest error of {GoalName(plan.Goal)} over {plan.Draws} other curves that the points allow: {Number(plan.WorstStandardError)}");
        foreach (var warning in plan.Warnings) Line(text, $"  note: {warning}");
    }

    private static TextTable Sizes(PlannedRuns planned)
    {
        var table = new TextTable([.. planned.Check.X.Select(axis => Legible.Line(axis)), "runs", "add", "cost each", "one more would sharpen by"]);
        // Of many candidates a reader wants those to run.
        var few = planned.Plan.Sizes.Count <= MostSizes;
        foreach (var size in planned.Plan.Sizes.Where(size => few || size.Runs > 0))
        {
            table.Add([
                .. size.Sizes.Select(Number), Count(size.Existing), size.Runs == 0 ? "" : "+" + Count(size.Runs),
                Number(size.CostPerRun), Percent(size.GainOfOneMore),
            ]);
        }

        return table;
    }

    private static TextTable Quantities(ExperimentPlan plan)
    {
        var table = new TextTable("", "error now", "then", "smallest change seen now", "then");
        foreach (var quantity in plan.Quantities)
        {
            table.Add(
                quantity.Name, Number(quantity.Before.StandardError), Number(quantity.After.StandardError),
                Number(quantity.Before.DetectableChange), Number(quantity.After.DetectableChange));
        }

        return table;
    }

    public static string GoalName(PlanGoal goal) => goal.Kind switch
    {
        PlanGoalKind.Parameter => goal.Name,
        PlanGoalKind.Forecast => "the forecast at " + string.Join(", ", goal.At.Select(Number)),
        PlanGoalKind.PairedSlope => "the slope between two commits",
        PlanGoalKind.PairedRatio => "the ratio of two commits at " + string.Join(", ", goal.At.Select(Number)),
        _ => "all parameters",
    };

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(Legible.Line(FormattableString.Invariant(line), LongestLine)).Append('\n');

    private static string Number(double value) => double.IsFinite(value) ? NumberText.Short(value, 3) : "-";

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => double.IsFinite(share) ? NumberText.Short(100 * share, 3) + " %" : "-";
}
