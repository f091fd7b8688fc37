using System.Globalization;
using System.Text;
using ScalingCheck.Report;

namespace ScalingCheck.Rehearsal;

/// <summary>Calibrations for the terminal: two lines a series, and what to do about it.</summary>
internal static class CalibrationText
{
    private const int LongestName = 60;

    public static string Render(IReadOnlyList<SeriesCalibration> calibrations, double perRun)
    {
        var text = new StringBuilder();
        foreach (var calibration in calibrations) Append(text, calibration);
        foreach (var family in calibrations.Where(one => one.Found is not null).GroupBy(one => one.Series.Check.Split('[')[0]))
        {
            // Each series has its share; together at most the sum, and less where they move together.
            var together = Math.Min(1, family.Sum(one => one.Found!.FalseAlarms));
            text.Append(CultureInfo.InvariantCulture, $"{Legible.Line(family.Key, LongestName)}: {family.Count()} series, at most {Percent(together)} false alarms per 100 commits of the base branch{Remedy(family)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"pull requests: set to {Percent(perRun)} false alarms a run over all its gates\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, SeriesCalibration calibration)
    {
        var name = Legible.Line($"{calibration.Series.Check} {calibration.Series.Estimate}", LongestName);
        text.Append(CultureInfo.InvariantCulture, $"{name}  n={calibration.Series.Commits.Count}");
        if (calibration.Found is { StandardDeviation: > 0 } found)
        {
            var raised = calibration.Options.Raise > 0 ? $" with the threshold raised by {NumberText.Short(calibration.Options.Raise, 2)}" : "";
            var budget = Percent(calibration.Options.FalseAlarms);
            var kept = found.Raise > 0 ? $"over the budget of {budget}, which a raise of {NumberText.Short(found.Raise, 2)} would keep" : $"the budget is {budget}";
            text.Append(CultureInfo.InvariantCulture, $"  sd {calibration.Shown(calibration.Deviation)}  phi {found.Phi:0.00}  {(found.Modes is null ? "unimodal" : "bimodal")}");
            text.Append(CultureInfo.InvariantCulture, $"  -> {Percent(found.FalseAlarms)} false alarms per 100 commits{raised}; {kept}\n");
            text.Append("    caught 8 times in 10: ").AppendJoin(", ", found.SmallestSteps.Select(step =>
                (step.Within == 1 ? "by one run " : FormattableString.Invariant($"within {step.Within} commits ")) + (double.IsInfinity(step.Step) ? "no step" : calibration.Shown(step.Step))));
        }

        else if (calibration.Found is null && calibration.Deviation > 0) text.Append("  sd ").Append(calibration.Shown(calibration.Deviation));

        if (calibration.Found is null)
        {
            text.Append("  ").AppendJoin("; ", calibration.Advice()).Append('\n');
            return;
        }

        text.Append('\n');
        foreach (var advice in calibration.Advice()) text.Append("    ").Append(Legible.Line(advice)).Append('\n');
    }

    private static string Remedy(IEnumerable<SeriesCalibration> family) =>
        family.Any(one => one.Found!.Raise > one.Options.Raise) ? ", over the budget: '--write' raises the thresholds that keep it" : "";

    private static string Percent(double share) => NumberText.Short(100 * share, 2) + " %";
}
