using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>Estimates as people read them in a table.</summary>
internal static class Cells
{
    private const int DigitsOfFitted = 4;

    /// <summary>Digits of a value that was measured, not fitted: a loss of 3.2785 is no 3.279.</summary>
    private const int DigitsOfMeasured = 7;

    public static string Value(Estimate estimate) => double.IsNaN(estimate.Value) ? "-" : WithUnit(estimate.Value, estimate);

    /// <summary>What a gate compares with: the baseline's value, or its limit; empty when there is neither.</summary>
    public static string Baseline(GateVerdict gate)
    {
        if (!double.IsFinite(gate.Comparison.BaseValue)) return "";
        var value = WithUnit(gate.Comparison.BaseValue, gate.Estimate);
        return !gate.IsLimit ? value : gate.Comparison.Better == Direction.Lower ? $"at most {value}" : $"at least {value}";
    }

    public static string Interval(Estimate estimate) =>
        double.IsNaN(estimate.Lower) && double.IsNaN(estimate.Upper) ? "" : $"[{End(estimate.Lower, estimate)}, {End(estimate.Upper, estimate)}]";

    public static string ValueWithInterval(Estimate estimate) => (Value(estimate) + " " + Interval(estimate)).TrimEnd();

    private static string WithUnit(double value, Estimate? estimate) =>
        NumberText.Short(value, DigitsOf(estimate)) + (estimate?.Unit is { } unit ? " " + unit : "");

    // An open end is an answer too: the data puts no limit there.
    private static string End(double value, Estimate estimate) =>
        double.IsFinite(value) ? NumberText.Short(value, DigitsOf(estimate)) : "open";

    private static int DigitsOf(Estimate? estimate) => estimate?.Runs is null ? DigitsOfFitted : DigitsOfMeasured;
}
