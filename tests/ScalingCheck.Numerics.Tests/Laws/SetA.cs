using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Tests.Laws;

/// <summary>The one-axis acceptance set: made from E 1.8, A 400, alpha .34 with noise of .5 %.</summary>
internal static class SetA
{
    public const double ForecastAt = 1.28e10;

    public static double[] X { get; } = [.. Enumerable.Range(0, 8).Select(k => 1e7 * Math.Pow(2, k))];

    public static double[] Y { get; } = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];

    public static double[] StandardErrors { get; } = [.02, .02, .02, .01, .01, .01, .005, .005];

    public static FitOptions Options { get; } = new() { ForecastAt = [[ForecastAt]] };
}
