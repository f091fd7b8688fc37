using ScalingCheck.Judge;

namespace ScalingCheck.Tests.Configuration;

public sealed class NoiseReaderTests
{
    [Fact]
    public void A_check_and_a_gate_may_say_what_is_known_of_their_noise()
    {
        var gated = Config.AcceptedCheck(
            "noise: { sd: 0.4%, commits: 212 }", "form: power", "gates: { level: { worse-by: 1% }, alpha: { worse-by: 0.01, noise: { sd: 0.002 } } }");
        Assert.Equal(new GateNoise(new Amount(.004, IsRelative: true), 212), gated.Noise);
        Assert.Null(gated.Gates[0].Noise);
        Assert.Equal(new GateNoise(new Amount(.002, IsRelative: false), null), gated.Gates[1].Noise);
    }

    [Fact]
    public void A_scatter_of_nothing_or_of_one_commit_is_none()
    {
        Assert.Contains("a standard deviation lies above 0", Config.CheckProblem("noise: { sd: 0 }"), StringComparison.Ordinal);
        Assert.Contains("at least 2", Config.CheckProblem("noise: { sd: 1%, commits: 1 }"), StringComparison.Ordinal);
        Assert.Contains("'sd'", Config.CheckProblem("noise: { commits: 30 }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "0.4%", 200, .004)]
    [InlineData(true, "2", 200, .01)]
    [InlineData(true, "0.02", double.NaN, .02)]
    [InlineData(false, "2", 200, 2)]
    [InlineData(false, "1%", 200, 2)]
    public void A_deviation_is_taken_on_the_scale_of_the_comparison(bool relative, string sd, double value, double expected)
    {
        var prior = new GateNoise(Amount.TryParse(sd)!.Value, 12).ToPrior(relative, value);
        Assert.Equal((expected, 11), (prior.StandardDeviation, prior.DegreesOfFreedom));
    }

    [Fact]
    public void Environments_and_families_are_read()
    {
        var settings = Config.Accepted(Config.WithLossCheck("family: losses") + "environment: { note: [driver, cuda], differs: widen }\n");
        Assert.Equal("losses", settings.Checks[0].Family);
        Assert.Equal(["driver", "cuda"], settings.Judge.NoteEnvironment);
        Assert.Equal(OtherEnvironments.Widen, settings.Judge.OtherEnvironments);
        Assert.Equal(OtherEnvironments.Refuse, Config.Accepted(Config.WithLossCheck()).Judge.OtherEnvironments);
    }
}
