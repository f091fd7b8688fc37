using ScalingCheck.Configuration;

namespace ScalingCheck.Tests.Configuration;

/// <summary>The one kind without an axis says so where sizes are spoken of; the others still need theirs.</summary>
public sealed class KindWithoutAxisTests
{
    [Fact]
    public void It_needs_the_metric_alone()
    {
        var check = Assert.Single(Config.Accepted(Config.WithCheck("y: val_loss", "kind: metric", "gates: { mean: { worse-by: 0.5% }, runs: { min: 3 } }")).Checks);
        Assert.Empty(check.Check.X);
        Assert.Equal(["mean", "runs"], check.Gates.Select(gate => gate.Target));
        Assert.Equal(Direction.Lower, check.Check.Better);
    }

    [Theory]
    [InlineData("x: params", "scaling-check.yml:7:8: error SC3011: check 'loss': kind metric takes no axis: leave 'x' out")]
    [InlineData("forecast: { params: 1e9 }", "scaling-check.yml:7:5: error SC3002: unknown key 'forecast' in")]
    [InlineData("compare: paired", "scaling-check.yml:7:5: error SC3002: unknown key 'compare' in")]
    [InlineData("plan: { budget: 1 }", "scaling-check.yml:7:5: error SC3002: unknown key 'plan' in")]
    [InlineData("gates: { level: { worse-by: 1% } }", "scaling-check.yml:7:14: error SC3010: check 'loss' has no estimate 'level' to gate; it has mean, runs")]
    [InlineData("gates: { forecast: { worse-by: 1% } }", "scaling-check.yml:7:14: error SC3010: check 'loss' has no estimate 'forecast' to gate; it has mean, runs")]
    [InlineData("gates: { forecast@N=1e7: { worse-by: 1% } }", "scaling-check.yml:7:14: error SC3010: check 'loss' has no estimate 'forecast@N=1e7' to gate; it has mean, runs")]
    [InlineData("gates: { runs: { worse-by: 1 } }", "scaling-check.yml:7:14: error SC3011: gate 'runs': neither way is better for it")]
    public void What_is_about_sizes_is_refused(string key, string expected) =>
        Assert.StartsWith(expected, Config.Problem(Config.WithCheck("y: val_loss", "kind: metric", key)), StringComparison.Ordinal);

    [Theory]
    [InlineData("scaling-law")]
    [InlineData("complexity")]
    [InlineData("persistence")]
    public void The_others_need_their_axis(string kind) =>
        Assert.Contains("error SC3005: 'x' is missing in", Config.Problem(Config.WithCheck("y: val_loss", $"kind: {kind}")), StringComparison.Ordinal);

    [Fact]
    public void On_the_command_line_too()
    {
        var (check, problems) = QuickCheck.Read("fit", "val_loss", [], [], [], [new("kind", "metric")]);
        Assert.Empty(problems);
        Assert.Empty(check!.Check.X);
        Assert.StartsWith("command line: error SC3011: check 'fit': kind metric takes no axis",
            Assert.Single(QuickCheck.Read("fit", "val_loss", ["N"], [], [], [new("kind", "metric")]).Problems).ToString(), StringComparison.Ordinal);
    }
}
