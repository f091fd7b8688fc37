using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Tests.Laws;

/// <summary>Comparisons with published figures; the tolerance is relative.</summary>
internal static class FitAssert
{
    public static double Diagnostic(this LawFit fit, string name) => fit.Diagnostics.Single(d => d.Key == name).Value;

    public static void Close(double expected, double actual, double relative) => Assert.True(
        Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        FormattableString.Invariant($"expected {expected:R}, got {actual:R}, off by {(actual - expected) / expected:G3}"));

    public static void Ends(double lower, double upper, FittedQuantity actual, double relative)
    {
        Close(lower, actual.Lower, relative);
        Close(upper, actual.Upper, relative);
    }
}
