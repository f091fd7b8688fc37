using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Forecasting;

public sealed class EnsembleTests
{
    // The reference figures come from an independent prototype, which reached the same minima from 360 starts.
    private const double Objective = 1e-6;
    private const double Forecast = 1e-4;

    [Fact]
    public void The_noise_of_the_translation_curve_is_that_of_the_reference() =>
        FitAssert.Close(.02172401, TranslationCurve.Curve().Noise, 1e-6);

    [Theory]
    [InlineData("shifted-power", 0, .00464726845, .333778, .028385, .14476)]
    [InlineData("shifted-power", .5, .003372340596, .335792, .027922, .14961)]
    [InlineData("shifted-power", 1, .002464511581, .336919, .024880, .18843)]
    [InlineData("three-region", 0, .004966982905, .328089, .055665, .03764)]
    [InlineData("three-region", .5, .002823614688, .335041, .040492, .07114)]
    [InlineData("three-region", 1, .001353188235, .336629, .031084, .12072)]
    [InlineData("broken-power", 0, .002924146437, .337142, .048296, .05001)]
    [InlineData("broken-power", .5, .001409902093, .336423, .032585, .10985)]
    [InlineData("broken-power", 1, .0009205227409, .335755, .030206, .12784)]
    public void Each_member_has_the_reference_objective_forecast_backtest_and_weight(
        string form, double tailWeight, double objective, double forecast, double backtest, double weight)
    {
        var curve = TranslationCurve.Curve();

        var member = Ensemble.Fit(curve, EnsembleRecipe.Nine).Members
            .Single(m => m.Form.Id == form && m.TailWeight == tailWeight);

        FitAssert.Close(objective, member.Fit.Objective, Objective);
        var u = Math.Log(TranslationCurve.Target) - curve.LogXMax;
        FitAssert.Close(forecast, Math.Exp(member.LogValue(u) + curve.LogYLast), Forecast);
        // The reference prints five digits.
        FitAssert.Close(backtest, member.Backtest, Forecast);
        FitAssert.Close(weight, member.Weight, 2 * Forecast);
    }
}
