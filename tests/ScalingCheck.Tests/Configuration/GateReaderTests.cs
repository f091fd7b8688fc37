using ScalingCheck.Checks;

namespace ScalingCheck.Tests.Configuration;

public sealed class GateReaderTests
{
    [Fact]
    public void A_gate_on_forecast_stands_for_every_point_of_the_check()
    {
        var gated = Config.AcceptedCheck("forecast: [{ params: 1e9 }, { params: 2e9 }]", "gates: { forecast: { worse-by: 0.5% } }");
        Assert.Equal(["forecast@params=1e9", "forecast@params=2e9"], gated.Gates.Select(gate => gate.Target));
        Assert.All(gated.Gates, gate => Assert.Equal(new Amount(0.005, IsRelative: true), gate.WorseBy));
    }

    [Fact]
    public void A_gate_on_a_point_brings_its_point()
    {
        var gated = Config.AcceptedCheck("gates: { forecast@params=10000000: { worse-by: 0.01 } }");
        Assert.Equal("forecast@params=1e7", Assert.Single(gated.Gates).Target);
        Assert.Equal(NamedValues<double>.Of(("params", 1e7)), Assert.Single(gated.Check.Forecast));
    }

    [Theory]
    [InlineData("forecast: { worse-by: 1% }, forecast@params=2e9: { worse-by: 5% }")]
    [InlineData("forecast@params=2e9: { worse-by: 5% }, forecast: { worse-by: 1% }")]
    public void A_point_with_a_gate_of_its_own_is_not_gated_twice_in_either_order(string gates)
    {
        var gated = Config.AcceptedCheck("forecast: [{ params: 1e9 }, { params: 2e9 }]", $"gates: {{ {gates} }}");
        Assert.Equal(
            [("forecast@params=1e9", 0.01), ("forecast@params=2e9", 0.05)],
            gated.Gates.Select(gate => (gate.Target, gate.WorseBy!.Value.Value)).Order());
        Assert.Equal(2, gated.Check.Forecast.Count);
    }

    [Fact]
    public void A_forecast_gate_leaves_the_points_of_other_gates_alone()
    {
        var gated = Config.AcceptedCheck("forecast: { params: 1e9 }", "gates: { forecast@params=5e9: { max: 3 }, forecast: { worse-by: 1% } }");
        Assert.Equal(["forecast@params=5e9", "forecast@params=1e9"], gated.Gates.Select(gate => gate.Target));
    }

    [Fact]
    public void Points_written_twice_are_forecast_once() =>
        Assert.Single(Config.AcceptedCheck("forecast: [{ params: 1e9 }, { params: 1000000000 }]").Check.Forecast);

    [Theory]
    [InlineData("slope: { worse-by: 0.3% }")]
    [InlineData("level: { worse-by: 5 % }")]
    [InlineData("alpha: { worse-by: 0.05 }")]
    [InlineData("E: { max: 2.5 }")]
    [InlineData("A: { min: 1, max: 1e4 }")]
    public void Every_estimate_of_the_form_can_be_gated(string gate) => Assert.Single(Config.AcceptedCheck($"gates: {{ {gate} }}").Gates);

    [Fact]
    public void A_percentage_may_stand_after_a_space() =>
        Assert.Equal(new Amount(0.05, IsRelative: true), Config.AcceptedCheck("gates: { slope: { worse-by: 5 % } }").Gates[0].WorseBy);

    [Theory]
    [InlineData("alfa: { worse-by: 5% }", "scaling-check.yml:7:14: error SC3010: check 'loss' has no estimate 'alfa' to gate (did you mean 'alpha'?); it has slope, level, forecast, A, alpha, E")]
    [InlineData("beta: { worse-by: 5% }", "scaling-check.yml:7:14: error SC3010: check 'loss' has no estimate 'beta' to gate; it has slope, level, forecast, A, alpha, E")]
    [InlineData("forcast@params=1e9: { max: 3 }", "scaling-check.yml:7:14: error SC3010: check 'loss' has no estimate 'forcast@params=1e9' to gate (did you mean 'forecast'?); it has slope, level, forecast, A, alpha, E")]
    [InlineData("slope: {}", "scaling-check.yml:7:14: error SC3011: gate 'slope': it needs 'worse-by', 'max' or 'min'")]
    [InlineData("slope: { max: 1 }", "scaling-check.yml:7:14: error SC3011: gate 'slope': it compares two commits and takes 'worse-by' alone")]
    [InlineData("E: { min: 3, max: 2 }", "scaling-check.yml:7:14: error SC3011: gate 'E': 'max' lies below 'min'")]
    [InlineData("A: { worse-by: 5% }", "scaling-check.yml:7:14: error SC3011: gate 'A': neither way is better for it: limit it by 'max' or 'min', or gate 'level' or 'forecast'")]
    [InlineData("forecast: { worse-by: 5% }", "scaling-check.yml:7:14: error SC3011: gate 'forecast': the check has no 'forecast': say where, such as 'forecast: { params: 1e9 }'")]
    [InlineData("forecast@tokens=1e9: { max: 3 }", "scaling-check.yml:7:14: error SC3011: gate 'forecast@tokens=1e9': a size for params is needed, found tokens")]
    [InlineData("forecast@params=big: { max: 3 }", "scaling-check.yml:7:14: error SC3011: gate 'forecast@params=big': sizes must be numbers above 0")]
    [InlineData("forecast@params=-1: { max: 3 }", "scaling-check.yml:7:14: error SC3011: gate 'forecast@params=-1': sizes must be numbers above 0")]
    [InlineData("'forecast@params=1,params=2': { max: 3 }", "scaling-check.yml:7:14: error SC3011: gate 'forecast@params=1,params=2': sizes must be numbers above 0")]
    [InlineData("forecast@params=1e9: { max: 3 }, forecast@params=1e+9: { max: 4 }", "scaling-check.yml:7:47: error SC3011: gate 'forecast@params=1e+9': another gate is on the same point")]
    public void A_gate_that_cannot_work_is_refused(string gate, string expected) => Assert.Equal(expected, Config.CheckProblem($"gates: {{ {gate} }}"));

    [Fact]
    public void A_check_of_two_axes_has_no_slope() => Assert.Equal(
        "scaling-check.yml:7:14: error SC3010: check 'loss' has no estimate 'slope' to gate; it has forecast, A, alpha, B, beta, E",
        Config.Problem(Config.WithCheck("y: eval_loss", "x: [params, tokens]", "gates: { slope: { worse-by: 1% } }")));

    [Fact]
    public void A_metric_without_a_known_direction_can_be_limited_and_not_compared()
    {
        string[] check = ["y: score", "x: n"];
        Assert.NotEmpty(Config.Accepted(Config.WithCheck([.. check, "gates: { E: { max: 2 } }"])).Checks);
        Assert.Equal(
            "scaling-check.yml:7:14: error SC3012: check 'loss' gates 'score', whose name does not say which way is good: add 'better: lower' or 'better: higher'",
            Config.Problem(Config.WithCheck([.. check, "gates: { slope: { worse-by: 5% } }"])));
        Assert.NotEmpty(Config.Accepted(Config.WithCheck([.. check, "better: higher", "gates: { slope: { worse-by: 5% } }"])).Checks);
    }

    [Theory]
    [InlineData("{ tokens: 1e9 }", "a size for params is needed, found tokens")]
    [InlineData("{ params: 1e9, tokens: 1e9 }", "a size for params is needed, found params, tokens")]
    [InlineData("{ params: 0 }", "sizes must be numbers above 0")]
    [InlineData("{ params: -1e9 }", "sizes must be numbers above 0")]
    public void A_forecast_needs_a_size_for_each_axis(string point, string expected) =>
        Assert.Equal($"scaling-check.yml:7:15: error SC3011: 'forecast': {expected}", Config.CheckProblem($"forecast: {point}"));

    [Fact]
    public void A_forecast_of_nowhere_is_refused() =>
        Assert.Equal("scaling-check.yml:7:15: error SC3003: 'forecast' is empty, expected at least one", Config.CheckProblem("forecast: {}"));

    [Fact]
    public void The_points_of_a_forecast_name_the_axes_in_the_order_of_the_check()
    {
        var gated = Config.Accepted(Config.WithCheck(
            "y: eval_loss", "x: [tokens, params]", "forecast: { params: 70e9, tokens: 1.4e12 }", "gates: { forecast: { worse-by: 1% } }")).Checks[0];
        Assert.Equal("forecast@tokens=1.4e12,params=7e10", Assert.Single(gated.Gates).Target);
        Assert.Equal(gated.Gates[0].Target, ForecastName.Of(gated.Check.X, gated.Check.Forecast[0]));
    }
}
