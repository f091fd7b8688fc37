namespace ScalingCheck.Numerics.Comparisons;

/// <summary>The rates that the rule is chosen for: y = 1.8 + .6 (x/3e8)^-.34, ten sizes 3e7 to 3e9, 1 % noise, target 3e10.</summary>
public sealed class ForecastRuleRateTests
{
    private const int Sets = 3000;
    private static readonly double Target = Math.Log(3e10);
    private static readonly double[] U = [.. Enumerable.Range(0, 10).Select(i => Math.Log(3e7) + Math.Log(100) * i / 9)];

    // The true curve stands in for the pooled fit, which another part of the library makes.
    private static readonly SharedFloorCurve Curve = new(1.8, Math.Log(.6) + .34 * Math.Log(3e8), .34);

    [Fact]
    public void Unchanged_code_is_flagged_at_most_at_the_published_rate()
        // 5.5 % is the published limit, two binomial standard errors (.8 points) are the simulation's.
        => Assert.InRange(Study(1.8, .34).Flagged, .04 - .008, .055 + .008);

    [Theory]
    [InlineData(1.8, .306, .0110)]
    [InlineData(1.836, .34, .0185)]
    public void A_flatter_curve_and_a_higher_floor_are_seen_and_their_size_is_right(double e, double alpha, double truth)
    {
        var (flagged, estimate) = Study(e, alpha);
        Assert.True(flagged >= .58, $"{flagged}");
        Assert.Equal(truth, estimate, .003);
    }

    private static (double Flagged, double Estimate) Study(double e, double alpha)
    {
        var random = new Random(77);
        var flagged = 0;
        var sum = 0.0;
        for (var set = 0; set < Sets; set++)
        {
            var d = Array.ConvertAll(U, u => LogAt(e, alpha, u) - LogAt(1.8, .34, u)
                + .01 * (Normal.Next(random) - Normal.Next(random)));
            var change = ForecastRule.Paired(U, d, Curve, Target).Worsening;
            if (change.PValue() < .05) flagged++;
            sum += change.Change;
        }

        return ((double)flagged / Sets, sum / Sets);
    }

    private static double LogAt(double e, double alpha, double u) =>
        Math.Log(e + .6 * Math.Exp(-alpha * (u - Math.Log(3e8))));
}
