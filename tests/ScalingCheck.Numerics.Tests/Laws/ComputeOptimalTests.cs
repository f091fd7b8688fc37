using System.Globalization;
using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class ComputeOptimalTests
{
    /// <summary>The compute of Chinchilla and Gopher (Hoffmann et al. 2022).</summary>
    private const double Compute = 5.76e23;

    [Theory]
    [InlineData(406.4, .34, 410.7, .28, 3.2190e10, 92.6)] // Hoffmann et al. 2022, printed
    [InlineData(482.0061, .347813, 2085.436, .365854, 7.2356e10, 18.3)] // absolute deviations, 240 points
    [InlineData(477.8259, .347310, 2143.4174, .367172, 7.3190e10, 17.9)] // Huber, 240 points
    public void The_split_is_the_published_one(double a, double alpha, double b, double beta, double parameters, double ratio)
    {
        var (n, d) = ComputeOptimal.Split(a, alpha, b, beta, Compute);

        FitAssert.Close(parameters, n, 1e-4);
        Assert.Equal(ratio, d / n, .05);
        FitAssert.Close(Compute, 6 * n * d, 1e-12);
    }

    [Fact]
    public void No_other_split_has_a_lower_loss() => Gen.Select(Gen.Double[.1, 1], Gen.Double[.1, 1], Gen.Double[-.5, .5]).Sample(
        (alpha, beta, shift) =>
        {
            double Loss(double n, double d) => (400 * Math.Pow(n, -alpha)) + (2000 * Math.Pow(d, -beta));
            var (n, d) = ComputeOptimal.Split(400, alpha, 2000, beta, Compute);

            Assert.True(Loss(n * Math.Exp(shift), d * Math.Exp(-shift)) >= Loss(n, d) * (1 - 1e-12));
        });

    [Theory]
    [InlineData(-1, .3, 1, .3, 1e20)]
    [InlineData(1, -.3, 1, -.3, 1e20)]
    [InlineData(1, .3, 1, 0, 1e20)]
    [InlineData(1, .3, 1, .3, double.NaN)]
    public void Without_positive_numbers_there_is_no_split(double a, double alpha, double b, double beta, double compute) =>
        Assert.Equal((double.NaN, double.NaN), ComputeOptimal.Split(a, alpha, b, beta, compute));

    [Fact]
    public void A_fit_splits_compute_as_its_parameters_say()
    {
        var fit = Fit240();
        double Value(string name) => fit.Parameter(name).Value;
        var (n, d) = ComputeOptimal.Split(Value("A"), Value("alpha"), Value("B"), Value("beta"), Compute);

        var split = Assert.Single(fit.Allocations);
        FitAssert.Close(n, split.Parameters.Value, 1e-9);
        FitAssert.Close(d, split.Tokens.Value, 1e-9);
        FitAssert.Close(d / n, split.TokensPerParameter.Value, 1e-9);
        Assert.Equal(Compute, split.Compute);
    }

    [Fact]
    public void The_three_intervals_of_a_split_are_one()
    {
        var split = Fit240().Allocations[0];

        FitAssert.Close(Compute / 6, split.Parameters.Lower * split.Tokens.Upper, 1e-9);
        FitAssert.Close(Compute / 6, split.Parameters.Upper * split.Tokens.Lower, 1e-9);
        FitAssert.Close(split.Tokens.Upper / split.Parameters.Lower, split.TokensPerParameter.Upper, 1e-9);
        Assert.InRange(split.TokensPerParameter.Value, split.TokensPerParameter.Lower, split.TokensPerParameter.Upper);
    }

    [Fact]
    public void At_the_least_compute_for_a_loss_the_best_split_has_that_loss()
    {
        var target = Fit240(target: 2.1).SizesForTargets[0];
        Assert.Equal(("compute", null), (target.Name, target.NotIdentified));

        var fit = Fit240(compute: target.Value);

        FitAssert.Close(2.1, fit.Predict([fit.Allocations[0].Parameters.Value, fit.Allocations[0].Tokens.Value]), 1e-9);
        Assert.InRange(target.Value, target.Lower, target.Upper);
    }

    [Fact]
    public void A_loss_that_may_lie_below_the_floor_has_no_compute()
    {
        var target = Fit240(target: 1.88).SizesForTargets[0];

        Assert.StartsWith("The floor may be as high as 1.892", target.NotIdentified, StringComparison.Ordinal);
        Assert.True(double.IsNaN(target.Value));
    }

    [Fact]
    public void The_gradients_agree_with_differences() => Gen.Select(
        Gen.Double[-2, 2], Gen.Double[.05, 1.5], Gen.Double[-2, 2], Gen.Double[.05, 1.5], Gen.Double[-6, 6]).Sample(
        (a, alpha, b, beta, k) =>
        {
            const double H = 1e-6;
            double[] theta = [a, alpha, b, beta, .5];
            foreach (var (number, argument) in new[] { (ChinchillaModel.OptimalSize, k), (ChinchillaModel.ComputeForTarget, 2.0) })
            {
                var gradient = new double[5];
                var value = ChinchillaModel.Quantity(number, argument, theta, gradient);
                for (var i = 0; i < 5; i++)
                {
                    double[] up = [.. theta], down = [.. theta], ignored = new double[5];
                    up[i] += H;
                    down[i] -= H;
                    var difference = (ChinchillaModel.Quantity(number, argument, up, ignored)
                        - ChinchillaModel.Quantity(number, argument, down, ignored)) / (2 * H);
                    Assert.Equal(difference, gradient[i], 1e-5 * (1 + Math.Abs(value) + Math.Abs(difference)));
                }
            }
        });

    private static LawFit Fit240(double compute = Compute, double target = 2)
    {
        var rows = File.ReadLines(SharedData.Path("chinchilla/points240.csv"))
            .Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture)))
            .ToArray();
        return KnownLaws.Find("chinchilla")!.Fit(
            new FitData([[.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]], [.. rows.Select(r => r[3])]),
            FitOptions.Default with { ComputeAt = [compute], TargetValues = [target] });
    }
}
