using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class CaseResamplingTests
{
    private static readonly FitData Data = new(SetA.X, SetA.Y);

    [Fact]
    public void The_seed_decides_the_draws()
    {
        var alphas = Alphas(KnownLaws.Power, 20, 7);

        Assert.Equal(alphas, Alphas(KnownLaws.Power, 20, 7));
        Assert.NotEqual(alphas, Alphas(KnownLaws.Power, 20, 8));
        Assert.Equal(alphas[..5], Alphas(KnownLaws.Power, 5, 7));
    }

    [Fact]
    public void The_curves_lie_about_that_of_all_points()
    {
        var all = KnownLaws.Power.Fit(Data).Parameter("alpha").Value;
        var alphas = Alphas(KnownLaws.Power, 200, 1);

        Assert.InRange(all, alphas.Min(), alphas.Max());
        Assert.True(alphas.Distinct().Count() > 100);
    }

    [Fact]
    public void A_draw_that_the_law_refuses_is_left_out()
    {
        // Four points fix power-constant; drawn with replacement, hardly ever four different ones are left.
        var four = new FitData(SetA.X[..4], SetA.Y[..4]);

        Assert.True(CaseResampling.Fits(KnownLaws.PowerConstant, four, FitOptions.Default, 40, 1).Count < 40);
        Assert.Empty(CaseResampling.Fits(KnownLaws.PowerConstant, four, FitOptions.Default, 0, 1));
    }

    private static double[] Alphas(IScalingLaw law, int draws, ulong seed) =>
        [.. CaseResampling.Fits(law, Data, FitOptions.Default, draws, seed).Select(fit => fit.Parameter("alpha").Value)];
}
