using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Gates;

/// <summary>
/// The library's power-constant as a curve in u = ln x. At matched sizes one curve through all commits is the curve through
/// the means of their ln y.
/// </summary>
internal static class PooledCurveFit
{
    private static readonly IScalingLaw Law = KnownLaws.Find("power-constant")!;
    private static readonly FitOptions Options = new() { Intervals = false };

    /// <summary>The curve, or null when the points are refused.</summary>
    public static SharedFloorCurve? Fit(double[] u, double[] logY)
    {
        var fit = Law.Fit(new FitData(Array.ConvertAll(u, Math.Exp), Array.ConvertAll(logY, Math.Exp)), Options);
        if (fit.Refusal is not null) return null;
        double Value(string name) => fit.Parameters.Single(parameter => parameter.Name == name).Value;
        return new SharedFloorCurve(Value("E"), Math.Log(Value("A")), Value("alpha"));
    }
}
