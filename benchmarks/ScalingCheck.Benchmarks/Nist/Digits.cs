namespace ScalingCheck.Benchmarks.Nist;

/// <summary>Correct digits.</summary>
internal static class Digits
{
    /// <summary>NIST certifies 11 digits, so more cannot be shown.</summary>
    public const double Certified = 11;

    /// <summary>The log relative error -log10 |q - c| / |c| (McCullough 1998, The American Statistician 52, 358-366), from 0 to 11.</summary>
    public static double Of(double value, double certified)
    {
        var digits = -Math.Log10(Math.Abs(value - certified) / Math.Abs(certified));
        return double.IsNaN(digits) ? 0 : Math.Clamp(digits, 0, Certified);
    }

    /// <summary>The fewest digits of a set of values.</summary>
    public static double Fewest(double[] values, double[] certified) =>
        values.Zip(certified, Of).Min();
}
