using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class CoverageTests
{
    private const int Sets = 400;

    [Fact]
    public void Intervals_of_95_percent_hold_the_truth_in_95_percent_of_data_sets()
    {
        double[] x = [.. Enumerable.Range(0, 8).Select(k => 3e7 * Math.Pow(100, k / 7.0))];
        var law = KnownLaws.Find("power-constant")!;
        var (alpha, forecast) = (0, 0);
        for (var set = 0; set < Sets; set++)
        {
            var random = new Random(set);
            double[] y = [.. x.Select(v => Truth(v) * Math.Exp(.01 * Normal(random)))];
            var fit = law.Fit(new FitData(x, y), new FitOptions { ForecastAt = [[3e10]] });
            alpha += Holds(fit.Parameter("alpha"), .34);
            forecast += Holds(fit.Forecasts[0], Truth(3e10));
        }

        // Four binomial standard errors about .95: sqrt(.95 x .05 / 400) = .0109.
        const double FourErrors = 4 * .0109;
        Assert.Equal(.95, (double)alpha / Sets, FourErrors);
        Assert.Equal(.95, (double)forecast / Sets, FourErrors);
    }

    private static double Truth(double x) => 1.8 + (400 * Math.Pow(x, -.34));

    private static int Holds(FittedQuantity quantity, double truth) =>
        quantity.Lower <= truth && truth <= quantity.Upper ? 1 : 0;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
