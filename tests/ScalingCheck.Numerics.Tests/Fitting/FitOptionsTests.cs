using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class FitOptionsTests
{
    private static readonly FitData Data = new(SetA.X, SetA.Y);

    [Theory]
    [InlineData(95)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-.5)]
    [InlineData(double.NaN)]
    public void A_level_in_percent_is_refused_with_what_is_meant(double level)
    {
        var options = SetA.Options with { Level = level };
        string?[] refusals =
        [
            .. KnownLaws.All.Where(law => law.Axes == 1).Select(law => law.Fit(Data, options).Refusal),
            KnownLaws.PowerConstant.Fit(Data, options with { Objective = FitObjective.Huber() }).Refusal,
            EnsembleForecast.Of(Data, options).Refusal,
        ];

        Assert.All(refusals, refusal => Assert.EndsWith("but it must lie between 0 and 1; 0.95 is usual.", refusal, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_intervals_their_level_does_not_matter() =>
        Assert.Null(KnownLaws.Power.Fit(Data, new() { Level = 95, Intervals = false }).Refusal);

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_bootstrap_on_no_thread_is_refused(int threads) => Assert.Equal(
        $"{threads} threads cannot draw: allow 1 or more, or -1 for as many as there are processors.",
        KnownLaws.Power.Fit(Data, new() { Method = IntervalMethod.CaseBootstrap, Threads = threads }).Refusal);
}
