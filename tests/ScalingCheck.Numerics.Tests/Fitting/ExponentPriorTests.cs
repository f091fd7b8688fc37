using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class ExponentPriorTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("chinchilla")!;

    // Sixteen runs over a short range, 1 % scatter: the exponents are hardly told.
    private static readonly double[] N = [.. Enumerable.Range(0, 16).Select(k => 1e8 * Math.Pow(2, k % 4))];
    private static readonly double[] D = [.. Enumerable.Range(0, 16).Select(k => 2e9 * Math.Pow(2, k / 4))];

    private static readonly double[] Y =
    [
        .. Enumerable.Range(0, 16).Select(k =>
            (1.8 + (400 * Math.Pow(N[k], -.35)) + (600 * Math.Pow(D[k], -.33))) * Math.Exp(.01 * Math.Sin(12.9898 * (k + 1)))),
    ];

    public static TheoryData<ObjectiveKind> Kinds => new(Enum.GetValues<ObjectiveKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_wide_prior_changes_nothing(ObjectiveKind kind)
    {
        var free = Fit(kind, null);
        var wide = Fit(kind, new(.35, 1e5));

        Assert.Null(free.Refusal);
        // Absolute deviations stay at their corner, to rounding; the others move by the square of the width.
        FitAssert.Close(free.Parameter("alpha").Value, wide.Parameter("alpha").Value, 1e-5);
        FitAssert.Close(free.Objective, wide.Objective, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_unit_of_the_weights_does_not_change_what_a_prior_weighs(ObjectiveKind kind)
    {
        var options = new FitOptions { Objective = new(kind, 1e-3, kind == ObjectiveKind.Squares), ExponentPrior = new(), Intervals = false };
        double Alpha(double weight) => Law.Fit(new FitData([N, D], Y, [.. Y.Select(_ => weight)]), options).Parameter("alpha").Value;

        FitAssert.Close(Alpha(1), Alpha(1e-4), 1e-5);
        FitAssert.Close(Alpha(1), Alpha(1e4), 1e-5);
    }

    [Theory]
    [InlineData(ObjectiveKind.LogSquares)]
    [InlineData(ObjectiveKind.Squares)]
    [InlineData(ObjectiveKind.Huber)]
    public void Draws_of_a_bootstrap_are_held_by_the_prior_too(ObjectiveKind kind)
    {
        var options = new FitOptions { Objective = new(kind, 1e-3, kind == ObjectiveKind.Squares), Method = IntervalMethod.ParametricBootstrap, Draws = 100 };

        var held = Law.Fit(new FitData([N, D], Y), options with { ExponentPrior = new(.35, .02) }).Parameter("alpha");

        // Four standard deviations of the prior, on the logarithm.
        Assert.InRange(held.Lower, .35 * Math.Exp(-.08), .35);
        Assert.InRange(held.Upper, .35, .35 * Math.Exp(.08));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_narrow_prior_holds_both_exponents_at_its_centre(ObjectiveKind kind)
    {
        var fit = Fit(kind, new(.4, 1e-4));

        Assert.Null(fit.Refusal);
        FitAssert.Close(.4, fit.Parameter("alpha").Value, 1e-3);
        FitAssert.Close(.4, fit.Parameter("beta").Value, 1e-3);
        Assert.Equal(.4, fit.Diagnostic("exponent-prior"));
        Assert.InRange(fit.Diagnostic("remaining-gain"), 0, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_usual_prior_draws_the_exponents_to_its_centre_and_costs_the_points_something(ObjectiveKind kind)
    {
        var free = Fit(kind, null);
        var held = Fit(kind, new());

        Assert.True(Distance(held) < Distance(free));
        Assert.True(held.Objective >= free.Objective * (1 - 1e-9));
    }

    /// <summary>The optimum by its definition, evaluated from outside: no small step of any parameter lowers the sum.</summary>
    [Fact]
    public void Huber_with_a_prior_minimises_the_sum_over_delta_and_scale_plus_half_the_squared_distance()
    {
        var free = Fit(ObjectiveKind.Huber, null);
        var held = Fit(ObjectiveKind.Huber, new());
        var residuals = Enumerable.Range(0, 16).Select(k => Math.Abs(Math.Log(Y[k] / free.Predict([N[k], D[k]])))).ToArray();
        var scale = residuals.Average() * 16 / (16 - 5);
        double Sum(double alpha, double beta, double a, double b, double e)
        {
            var sum = 0.0;
            for (var k = 0; k < 16; k++)
            {
                // Scales at the middle of the sizes, so that a step in an exponent alone is a small one.
                var r = Math.Abs(Math.Log(Y[k] / (e + (a * Math.Pow(N[k] / 3e8, -alpha)) + (b * Math.Pow(D[k] / 6e9, -beta)))));
                sum += r <= 1e-3 ? r * r / 2 : 1e-3 * (r - 5e-4);
            }

            return (sum / (1e-3 * scale)) + new[] { alpha, beta }.Sum(v => Math.Pow(Math.Log(v / .35) / .3, 2) / 2);
        }

        var (alpha, beta, e) = (held.Parameter("alpha").Value, held.Parameter("beta").Value, held.Parameter("E").Value);
        var a = held.Parameter("A").Value * Math.Pow(3e8, -alpha);
        var b = held.Parameter("B").Value * Math.Pow(6e9, -beta);
        var best = Sum(alpha, beta, a, b, e);
        const double H = 1e-4;
        foreach (var sign in new[] { -H, H })
        {
            Assert.True(Sum(alpha + sign, beta, a, b, e) > best);
            Assert.True(Sum(alpha, beta + sign, a, b, e) > best);
            Assert.True(Sum(alpha, beta, a + sign, b, e) > best);
            Assert.True(Sum(alpha, beta, a, b + sign, e) > best);
            Assert.True(Sum(alpha, beta, a, b, e + sign) > best);
        }
    }

    [Fact]
    public void A_prior_narrows_the_profile_of_an_exponent()
    {
        var options = FitOptions.Default;
        var free = Law.Fit(new FitData([N, D], Y), options).Parameter("alpha");
        var held = Law.Fit(new FitData([N, D], Y), options with { ExponentPrior = new() }).Parameter("alpha");

        Assert.Null(held.NotIdentified);
        Assert.True(held.Upper - held.Lower < free.Upper - free.Lower);
    }

    [Fact]
    public void A_law_of_one_axis_takes_no_prior() => Assert.StartsWith(
        "power-constant takes no prior",
        KnownLaws.Find("power-constant")!.Fit(new FitData(SetA.X, SetA.Y), SetA.Options with { ExponentPrior = new() }).Refusal,
        StringComparison.Ordinal);

    private static double Distance(LawFit fit) => Math.Abs(Math.Log(fit.Parameter("alpha").Value / .35))
        + Math.Abs(Math.Log(fit.Parameter("beta").Value / .35));

    private static LawFit Fit(ObjectiveKind kind, ExponentPrior? prior) => Law.Fit(
        new FitData([N, D], Y), FitOptions.Default with { Intervals = false, Objective = new(kind), ExponentPrior = prior });
}
