using System.Globalization;
using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class ChinchillaTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("chinchilla")!;

    private static readonly FitOptions AtChinchilla = new() { ForecastAt = [[70e9, 1.4e12]] };

    [Fact]
    public void The_240_points_give_the_published_least_squares_optimum()
    {
        var fit = Law.Fit(Points240(), AtChinchilla);

        // As many digits as are published.
        Assert.Null(fit.Refusal);
        FitAssert.Close(.360253, fit.Parameter("alpha").Value, 2e-6);
        FitAssert.Close(.405883, fit.Parameter("beta").Value, 2e-6);
        FitAssert.Close(1.864550, fit.Parameter("E").Value, 1e-6);
        FitAssert.Close(593.322, fit.Parameter("A").Value, 1e-5);
        FitAssert.Close(4875.64, fit.Parameter("B").Value, 1e-5);
        FitAssert.Close(.0114618869917, fit.Objective, 1e-11);
        FitAssert.Close(.00698384, fit.ResidualStandardDeviation, 1e-6);
        FitAssert.Close(1.995350, fit.Forecasts[0].Value, 1e-6);
    }

    [Fact]
    public void The_240_points_give_the_published_profile_intervals()
    {
        var fit = Law.Fit(Points240(), AtChinchilla);

        FitAssert.Ends(1.835523, 1.891655, fit.Parameter("E"), 1e-5);
        FitAssert.Ends(.340155, .380594, fit.Parameter("alpha"), 1e-5);
        FitAssert.Ends(.387328, .424544, fit.Parameter("beta"), 1e-5);
        FitAssert.Ends(1.980400, 2.009920, fit.Forecasts[0], 1e-5);
    }

    [Fact]
    public void The_240_points_give_the_published_standard_errors()
    {
        var fit = Law.Fit(Points240(), AtChinchilla);

        Assert.Equal(.010484, fit.Parameter("alpha").StandardError, 1e-6);
        Assert.Equal(.009068, fit.Parameter("beta").StandardError, 1e-6);
        Assert.Equal(.01419, fit.Parameter("E").StandardError, 1e-5);
    }

    [Fact]
    public void The_240_points_are_well_conditioned_and_at_their_optimum()
    {
        var fit = Law.Fit(Points240(), FitOptions.Default with { Intervals = false });

        Assert.InRange(fit.Diagnostic("condition"), 20, 50);
        Assert.InRange(fit.Diagnostic("remaining-gain"), 0, 1e-15);
        Assert.Empty(fit.Warnings);
    }

    [Fact]
    public void The_condition_at_the_published_huber_optimum_is_the_published_one()
    {
        var points = FitPoints.Prepare(Points240(), FitOptions.Default, out _)!;
        var (n, d, y) = (points.LogXReference[0], points.LogXReference[1], points.LogYReference);
        double[] theta =
        [
            Math.Log(477.8259) - (.347310 * n) - y, .347310,
            Math.Log(2143.4174) - (.367172 * d) - y, .367172,
            1.817218 / Math.Exp(y),
        ];
        double[] lower = [.. Enumerable.Repeat(double.NegativeInfinity, 5)];
        double[] upper = [.. Enumerable.Repeat(double.PositiveInfinity, 5)];

        var condition = Convergence.Of(
            new LeastSquares<ChinchillaModel>(points, lower, upper), theta, theta, floor: 0).Condition;

        Assert.Equal(33, condition, 0.5);
    }

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        var (n, d) = Design((_, m) => m);
        var fit = Law.Fit(new FitData([n, d], Hoffmann(n, d)), FitOptions.Default with { Intervals = false });

        FitAssert.Close(1.936645471, fit.Predict([70e9, 1.4e12]), 1e-9);
        FitAssert.Close(2.580047872, fit.Predict([1e9, 20e9]), 1e-9);
        FitAssert.Close(.34, fit.Parameter("alpha").Value, 1e-9);
        FitAssert.Close(.28, fit.Parameter("beta").Value, 1e-9);
    }

    [Fact]
    public void Tokens_in_proportion_to_parameters_are_refused_by_name()
    {
        var (n, _) = Design((_, m) => m);
        double[] d = [.. n.Select(v => 20 * v)];

        var fit = Law.Fit(new FitData([n, d], Hoffmann(n, d)), FitOptions.Default);

        Assert.StartsWith("N and D rise together", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_almost_in_proportion_to_parameters_are_refused_by_the_users_names()
    {
        var (n, _) = Design((_, m) => m);
        double[] d = [.. n.Select((v, i) => 20 * v * (1 + (1e-5 * (i % 3))))];

        var fit = Law.Fit(
            new FitData([n, d], Hoffmann(n, d)), FitOptions.Default with { AxisNames = ["params", "tokens"] });

        Assert.StartsWith("params and tokens rise together", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sizes_of_tokens_cannot_show_their_exponent()
    {
        var (n, d) = Design((_, m) => m < 3 ? 0 : 5);

        var fit = Law.Fit(new FitData([n, d], Hoffmann(n, d)), FitOptions.Default);

        Assert.StartsWith("2 sizes of D cannot show its exponent", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_rises_with_tokens_is_refused()
    {
        var (n, d) = Design((_, m) => m);
        double[] y = [.. n.Select((v, i) => (1 + (400 * Math.Pow(v, -.34))) * Math.Pow(d[i], .05))];

        var fit = Law.Fit(new FitData([n, d], y), FitOptions.Default with { ValueName = "loss" });

        Assert.StartsWith("loss rises with D", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var (n, d) = Design((_, m) => m);
        var y = Noisy(Hoffmann(n, d));
        var expected = Law.Fit(new FitData([n, d], y), AtChinchilla);
        Gen.Shuffle(Enumerable.Range(0, n.Length).ToArray()).Sample(
            order =>
            {
                var actual = Law.Fit(
                    new FitData([[.. order.Select(i => n[i])], [.. order.Select(i => d[i])]], [.. order.Select(i => y[i])]),
                    AtChinchilla);
                Assert.Equal(expected.Parameters, actual.Parameters);
                Assert.Equal(expected.Forecasts, actual.Forecasts);
            },
            iter: 10);
    }

    [Fact]
    public void Another_unit_of_an_axis_changes_no_exponent()
    {
        var (n, d) = Design((_, m) => m);
        var y = Noisy(Hoffmann(n, d));
        var expected = Law.Fit(new FitData([n, d], y), AtChinchilla);
        Gen.Select(Gen.Double[-9, 9], Gen.Double[-9, 9]).Sample(
            (nDecades, dDecades) =>
            {
                var (sn, sd) = (Math.Pow(10, nDecades), Math.Pow(10, dDecades));
                var actual = Law.Fit(
                    new FitData([[.. n.Select(v => v * sn)], [.. d.Select(v => v * sd)]], y),
                    new FitOptions { ForecastAt = [[70e9 * sn, 1.4e12 * sd]] });
                FitAssert.Close(expected.Parameter("alpha").Value, actual.Parameter("alpha").Value, 1e-9);
                FitAssert.Close(expected.Parameter("beta").Value, actual.Parameter("beta").Value, 1e-9);
                FitAssert.Close(expected.Forecasts[0].Value, actual.Forecasts[0].Value, 1e-9);
            },
            iter: 10);
    }

    private static (double[] N, double[] D) Design(Func<int, int, int> tokenStep)
    {
        var cells = Enumerable.Range(0, 36).Select(i => (K: i / 6, M: i % 6)).ToArray();
        return (
            [.. cells.Select(c => 1e7 * Math.Pow(3, c.K))],
            [.. cells.Select(c => 1e9 * Math.Pow(3, tokenStep(c.K, c.M)))]);
    }

    private static double[] Hoffmann(double[] n, double[] d) =>
        [.. n.Select((v, i) => 1.69 + (406.4 * Math.Pow(v, -.34)) + (410.7 * Math.Pow(d[i], -.28)))];

    private static double[] Noisy(double[] y) => [.. y.Select((v, i) => v * (1 + (.004 * Math.Sin(12.9898 * i))))];

    private static FitData Points240()
    {
        var rows = File.ReadLines(SharedData.Path("chinchilla/points240.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => Array.ConvertAll(cells, cell => double.Parse(cell, CultureInfo.InvariantCulture)))
            .ToArray();
        return new FitData([[.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]], [.. rows.Select(r => r[3])]);
    }
}
