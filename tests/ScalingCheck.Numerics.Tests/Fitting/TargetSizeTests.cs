using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class TargetSizeTests
{
    [Fact]
    public void Set_A_reaches_a_value_at_the_published_size()
    {
        var size = Size("power-constant", SetA.Y, 2.05);

        FitAssert.Close(3.669366e9, size.Value, 1e-6);
        FitAssert.Ends(2.759750e9, 5.427418e9, size, 1e-5);
        Assert.Equal(("size", null), (size.Name, size.NotIdentified));
    }

    [Fact]
    public void Of_a_power_law_the_interval_is_that_of_Fieller()
    {
        double[] y = [.. SetA.X.Select((x, i) => 3 * Math.Pow(x, -.05) * (1 + (.01 * Math.Sin(12.9898 * i))))];
        var fit = KnownLaws.Find("power")!.Fit(new FitData(SetA.X, y), new FitOptions { TargetValues = [1] });

        // Fieller (1954): every u at which |ln A' - alpha u - ln T| is within t standard errors of the line there.
        var n = y.Length;
        var mean = SetA.X.Average(Math.Log);
        double[] u = [.. SetA.X.Select(x => Math.Log(x) - mean)];
        var level = y.Average(Math.Log);
        var (slope, variance) = (-fit.Parameter("alpha").Value, Math.Pow(fit.ResidualStandardDeviation, 2));
        var t = Quantiles.TwoSidedT(.95, n - 2);
        var (c, suu) = (t * t * variance, u.Sum(v => v * v));
        var (a2, a1, a0) = ((slope * slope) - (c / suu), 2 * slope * level, (level * level) - (c / n));
        var root = Math.Sqrt((a1 * a1) - (4 * a2 * a0));
        FitAssert.Close(Math.Exp(mean - (level / slope)), fit.SizesForTargets[0].Value, 1e-9);
        FitAssert.Ends(
            Math.Exp(mean + ((-a1 - root) / (2 * a2))), Math.Exp(mean + ((-a1 + root) / (2 * a2))), fit.SizesForTargets[0], 1e-7);
    }

    [Fact]
    public void A_target_within_the_interval_of_the_floor_is_refused()
    {
        var size = Size("power-constant", SetA.Y, 1.9);

        Assert.StartsWith("The floor may be as high as 1.92: y may never be 1.9.", size.NotIdentified, StringComparison.Ordinal);
        Assert.True(double.IsNaN(size.Value));
    }

    [Fact]
    public void A_rising_law_reaches_its_target_too()
    {
        double[] y = [.. SetA.X.Select(x => (1e-6 * x) + 3)];

        var size = Size("power-offset", y, 1003);

        FitAssert.Close(1e9, size.Value, 1e-9);
    }

    [Fact]
    public void A_line_in_ln_x_reaches_its_target_where_the_formula_says()
    {
        double[] y = [.. SetA.X.Select(x => 2 - (.05 * Math.Log(x)))];

        FitAssert.Close(Math.Exp((2 - .5) / .05), Size("log-linear", y, .5).Value, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_target_that_is_no_value_of_y_is_refused(double target) =>
        Assert.Contains("above zero", Size("power-constant", SetA.Y, target).NotIdentified, StringComparison.Ordinal);

    [Fact]
    public void The_gradient_agrees_with_differences()
    {
        const double H = 1e-6;
        double[] theta = [.3, .4, .5], gradient = new double[3], ignored = new double[3];
        TargetSize.Find<ConstantPlusPower>(theta, -.4, gradient);
        for (var k = 0; k < 3; k++)
        {
            double[] up = [.. theta], down = [.. theta];
            up[k] += H;
            down[k] -= H;
            var difference = (TargetSize.Find<ConstantPlusPower>(up, -.4, ignored)
                - TargetSize.Find<ConstantPlusPower>(down, -.4, ignored)) / (2 * H);
            FitAssert.Close(difference, gradient[k], 1e-7);
        }
    }

    private static FittedQuantity Size(string law, double[] y, double target) => Assert.Single(
        KnownLaws.Find(law)!.Fit(new FitData(SetA.X, y), new FitOptions { TargetValues = [target] }).SizesForTargets);
}
