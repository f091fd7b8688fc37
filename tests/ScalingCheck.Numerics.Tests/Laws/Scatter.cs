namespace ScalingCheck.Numerics.Tests.Laws;

/// <summary>Scatter without random numbers: the points of a low-discrepancy sequence, which no smooth curve follows.</summary>
internal static class Scatter
{
    /// <summary>y with a relative scatter of that standard deviation.</summary>
    public static double[] Of(double[] y, double deviation) =>
        [.. y.Select((v, i) => v * Math.Exp(deviation * Math.Sqrt(12) * (Fraction(.5 + (i * .7548776662466927)) - .5)))];

    private static double Fraction(double value) => value - Math.Floor(value);
}
