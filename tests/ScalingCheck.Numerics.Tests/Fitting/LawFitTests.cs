using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class LawFitTests
{
    [Fact]
    public void Every_estimate_of_a_law_is_found_by_its_name()
    {
        var fit = KnownLaws.PowerConstant.Fit(new(SetA.X, SetA.Y));

        Assert.All(KnownLaws.PowerConstant.EstimateNames, name => Assert.Equal(name, fit.Parameter(name).Name));
    }

    [Fact]
    public void A_name_that_the_law_does_not_estimate_is_a_mistake_of_the_program()
    {
        var fit = KnownLaws.PowerConstant.Fit(new(SetA.X, SetA.Y));

        var mistake = Assert.Throws<ArgumentException>(() => fit.Parameter("Alpha"));

        Assert.StartsWith("power-constant estimates alpha, E, A, not 'Alpha'.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_of_a_refused_fit_is_not_identified_for_the_same_reason()
    {
        var fit = KnownLaws.PowerConstant.Fit(new([1, 2], [2, 1]));

        var alpha = fit.Parameter("alpha");

        Assert.NotNull(fit.Refusal);
        Assert.Equal(fit.Refusal, alpha.NotIdentified);
        Assert.True(double.IsNaN(alpha.Value));
    }
}
