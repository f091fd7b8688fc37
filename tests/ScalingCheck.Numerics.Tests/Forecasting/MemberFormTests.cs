using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Numerics.Tests.Forecasting;

/// <summary>The parameters of the worked example pin the forms, down to the meaning of each parameter.</summary>
public sealed class MemberFormTests
{
    [Fact]
    public void The_parameters_of_shifted_power_are_those_of_the_reference() =>
        AssertParameters(new ShiftedPowerMember(), 0, [-1.760696, -1.320344, 2.441716], levels: [0]);

    [Fact]
    public void The_parameters_of_three_region_are_those_of_the_reference() =>
        AssertParameters(new ThreeRegionMember(), .5, [-1.110458, -.239631, -.223367, -4.379743, -.297338], levels: [0, 1]);

    [Fact]
    public void The_parameters_of_broken_power_are_those_of_the_reference() =>
        AssertParameters(new BrokenPowerMember(), 1, [-2.820887, -1.802704, .261373, -.237182, -2.244966, -.671927], levels: [0, 1]);

    [Fact]
    public void Power_constant_has_the_reference_objective_and_forecast()
    {
        var curve = TranslationCurve.Curve();
        var form = new PowerConstantMember();

        var fit = form.Fit(curve, 0, EnsembleRecipe.Nine, []);

        Assert.Equal(.006298192234, fit.Objective, .006298192234 * 1e-6);
        var u = Math.Log(TranslationCurve.Target) - curve.LogXMax;
        Assert.Equal(.321442, Math.Exp(form.LogValue(fit.Theta, u) + curve.LogYLast), 1e-4 * .321442);
    }

    /// <param name="levels">The parameters that the reference has in ln y; here they are less ln y at the largest size.</param>
    private static void AssertParameters(MemberForm form, double tailWeight, double[] expected, int[] levels)
    {
        var curve = TranslationCurve.Curve();

        var theta = form.Fit(curve, tailWeight, EnsembleRecipe.Nine, []).Theta;

        foreach (var k in levels) theta[k] += curve.LogYLast;
        // Printed to six digits; the flattest direction of the objective moves them by more than its own tolerance.
        for (var k = 0; k < theta.Length; k++) Assert.Equal(expected[k], theta[k], 1e-4 * Math.Max(1, Math.Abs(expected[k])));
    }
}
