using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>Estimates as people read them in a table.</summary>
internal static class Cells
{
    public static string Value(Estimate estimate) => double.IsNaN(estimate.Value) ? "-" : WithUnit(estimate.Value, estimate.Unit);

    /// <summary>What a gate compares with: the baseline's value, or its limit; empty when there is neither.</summary>
    public static string Baseline(GateVerdict gate)
    {
        if (!double.IsFinite(gate.Comparison.BaseValue)) return "";
        var value = WithUnit(gate.Comparison.BaseValue, gate.Estimate?.Unit);
        return !gate.IsLimit ? value : gate.Comparison.Better == Direction.Lower ? $"at most {value}" : $"at least {value}";
    }

    public static string Interval(Estimate estimate) =>
        double.IsNaN(estimate.Lower) && double.IsNaN(estimate.Upper) ? "" : $"[{End(estimate.Lower)}, {End(estimate.Upper)}]";

    public static string ValueWithInterval(Estimate estimate) => (Value(estimate) + " " + Interval(estimate)).TrimEnd();

    private static string WithUnit(double value, string? unit) => NumberText.Short(value) + (unit is null ? "" : " " + unit);

    // An open end is an answer too: the data puts no limit there.
    private static string End(double value) => double.IsFinite(value) ? NumberText.Short(value) : "open";
}
