using System.Text.Json;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

/// <summary>Published fits of L = E + A/N^alpha + B/D^beta, against the optimum of their own objective.</summary>
public sealed class PublishedObjectiveTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("chinchilla")!;

    [Fact]
    public void The_huber_optimum_of_the_240_points()
    {
        var fit = Fit(PublishedPoints.Chinchilla(), FitObjective.Huber());

        Assert.Null(fit.Refusal);
        Assert.True(fit.Objective <= .0010182740179, $"{fit.Objective:R}");
        AssertParameters(fit, 477.8259, 2143.4174, 1.817218, .347310, .367172);
        FitAssert.Close(1.973367, fit.Forecasts[0].Value, 1e-6);
        Assert.InRange(fit.Diagnostic("remaining-gain"), 0, 1e-12);
        Assert.Empty(fit.Warnings);
    }

    /// <summary>The published 482.01 and 2085.43 (Besiroglu et al. 2024), whose Huber scale ran to zero.</summary>
    [Fact]
    public void The_least_absolute_optimum_of_the_240_points()
    {
        var fit = Fit(PublishedPoints.Chinchilla(), FitObjective.LeastAbsolute);

        Assert.Null(fit.Refusal);
        FitAssert.Close(1.12949465362, fit.Objective, 1e-10);
        AssertParameters(fit, 482.0061, 2085.436, 1.816864, .347813, .365854);
        Assert.Equal(5, fit.Diagnostic("zero-residuals"));
        Assert.InRange(fit.Diagnostic("remaining-gain"), 0, 1e-10);
    }

    [Theory]
    [InlineData("cool_begin", 1e-3, .00195153247, .31176, .67989, 2.17563)]
    [InlineData("cool_begin", 1e-4, .000203536383, .31039, .68655, 2.17377)]
    [InlineData("cool_end", 1e-3, .00196408643, .30036, .58017, 2.07478)]
    [InlineData("cool_end", 1e-4, .000204779068, .30064, .58597, 2.07986)]
    [InlineData("hot", 1e-3, .00198161281, .29289, .71298, 2.14321)]
    [InlineData("hot", 1e-4, .000207505155, .29279, .72890, 2.14943)]
    [InlineData("hot_100b+", 1e-3, .00659253416, .25916, .59730, 1.95083)]
    [InlineData("hot_100b+", 1e-4, .000692328908, .25769, .58954, 1.94570)]
    [InlineData("slim_chinchilla", 1e-3, .000120436038, .21404, .52599, 1.59856)]
    [InlineData("slim_chinchilla", 1e-4, .0000130363803, .20113, .52348, 1.54147)]
    public void The_gemstones_optima_are_never_above_the_published_fits(
        string set, double delta, double objective, double alpha, double beta, double e)
    {
        var data = PublishedPoints.Gemstones(set);
        var published = PublishedObjective(set, delta, data);

        var fit = Fit(data, FitObjective.Huber(delta));

        Assert.Null(fit.Refusal);
        Assert.True(fit.Objective <= published * (1 + 1e-9), FormattableString.Invariant($"{fit.Objective:R} above {published:R}"));
        // Nine digits are given.
        FitAssert.Close(objective, fit.Objective, 5e-9);
        Assert.Equal(alpha, fit.Parameter("alpha").Value, 1e-5);
        Assert.Equal(beta, fit.Parameter("beta").Value, 1e-5);
        Assert.Equal(e, fit.Parameter("E").Value, 1e-5);
    }

    [Theory]
    [InlineData(ObjectiveKind.Huber, .00101827401780)]
    [InlineData(ObjectiveKind.LeastAbsolute, 1.12949465362)]
    public void Forty_random_starts_end_at_the_same_optimum(ObjectiveKind kind, double optimum)
    {
        var objective = new FitObjective(kind);
        var points = FitPoints.Prepare(PublishedPoints.Chinchilla(), FitOptions.Default with { Objective = objective }, out _)!;
        double[] lower = [double.NegativeInfinity, 1e-3, double.NegativeInfinity, 1e-3, 0];
        double[] upper = [double.PositiveInfinity, 8, double.PositiveInfinity, 8, double.PositiveInfinity];
        var minimiser = new ObjectiveMinimiser<ChinchillaModel>(points, objective, lower, upper);
        for (var start = 0; start < 40; start++)
        {
            var random = new DrawGenerator(3, start);
            // Scales and floor within factors of e of a fifth of the loss, exponents within two of e of .35.
            double[] theta =
            [
                -1.6 + random.Normal(), .35 * Math.Exp(random.Normal() / 2),
                -1.6 + random.Normal(), .35 * Math.Exp(random.Normal() / 2), .6 * Math.Exp(random.Normal() / 2),
            ];

            FitAssert.Close(optimum, minimiser.FromStart(theta), 1e-9);
        }
    }

    private static void AssertParameters(LawFit fit, double a, double b, double e, double alpha, double beta)
    {
        FitAssert.Close(a, fit.Parameter("A").Value, 1e-5);
        FitAssert.Close(b, fit.Parameter("B").Value, 1e-5);
        FitAssert.Close(e, fit.Parameter("E").Value, 1e-6);
        FitAssert.Close(alpha, fit.Parameter("alpha").Value, 2e-6);
        FitAssert.Close(beta, fit.Parameter("beta").Value, 2e-6);
    }

    /// <summary>The sum at the published parameters: the file gives it to fewer digits.</summary>
    private static double PublishedObjective(string set, double delta, FitData data)
    {
        var path = SharedData.Path($"gemstones/published/{set}-delta1e-{(delta > 5e-4 ? 3 : 4)}.json");
        var fit = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        double[] Numbers(string name) => [.. fit.GetProperty(name).GetProperty("0").EnumerateArray().Select(v => v.GetDouble())];
        var (logs, exponents) = (Numbers("coefficients"), Numbers("exponents"));
        var floor = Math.Exp(fit.GetProperty("irreducible_error").GetProperty("0").GetDouble());
        var sum = 0.0;
        for (var i = 0; i < data.Count; i++)
        {
            var loss = floor + (Math.Exp(logs[0]) * Math.Pow(data.Axis(0)[i], -exponents[0]))
                + (Math.Exp(logs[1]) * Math.Pow(data.Axis(1)[i], -exponents[1]));
            var r = Math.Abs(Math.Log(data.Y[i] / loss));
            sum += r <= delta ? r * r / 2 : delta * (r - (delta / 2));
        }

        return sum;
    }

    private static LawFit Fit(FitData data, FitObjective objective) => Law.Fit(
        data, new FitOptions { ForecastAt = [[70e9, 1.4e12]], Intervals = false, Objective = objective });
}
