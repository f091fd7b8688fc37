namespace ScalingCheck.Report;

/// <summary>Estimates as people read them in a table.</summary>
internal static class Cells
{
    public static string Value(Estimate estimate) =>
        NumberText.Short(estimate.Value) + (estimate.Unit is { } unit ? " " + unit : "");

    public static string Interval(Estimate estimate) =>
        double.IsNaN(estimate.Lower) && double.IsNaN(estimate.Upper) ? "" : $"[{End(estimate.Lower)}, {End(estimate.Upper)}]";

    public static string ValueWithInterval(Estimate estimate) => (Value(estimate) + " " + Interval(estimate)).TrimEnd();

    // An open end is an answer too: the data puts no limit there.
    private static string End(double value) => double.IsFinite(value) ? NumberText.Short(value) : "open";
}
