using ScalingCheck.Checks;
using ScalingCheck.Judge;

namespace ScalingCheck.Tests.Configuration;

public sealed class CheckReaderTests
{
    [Fact]
    public void A_check_needs_a_metric_and_an_axis_and_nothing_else()
    {
        var gated = Config.AcceptedCheck();
        var check = gated.Check;
        Assert.Equal(("loss", "scaling-law", "eval_loss"), (check.Name, check.Kind, check.Y));
        Assert.Equal(["params"], check.X);
        Assert.Equal(Direction.Lower, check.Better);
        Assert.Equal(Pick.Last, check.Pick);
        Assert.Equal(0.95, check.Level);
        Assert.Equal(ComparisonMode.Auto, gated.Compare);
        Assert.Empty(check.Where);
        Assert.Empty(check.By);
        Assert.Empty(check.Forecast);
        Assert.Empty(gated.Gates);
        Assert.Equal("scaling-check.yml:4:3", check.At.ToString());
    }

    [Theory]
    [InlineData("x: []", "scaling-check.yml:6:8: error SC3003: 'x' is an empty list, expected 1 to 2")]
    [InlineData("x: [a, b, c]", "scaling-check.yml:6:8: error SC3003: 'x' is a list of 3, expected 1 to 2")]
    [InlineData("x: [a, a]", "scaling-check.yml:6:8: error SC3011: 'x': both axes are 'a'")]
    [InlineData("x: { a: b }", "scaling-check.yml:6:8: error SC3003: 'x' is a mapping, expected text")]
    public void One_or_two_different_axes_are_taken(string x, string expected) =>
        Assert.Equal(expected, Config.Problem(Config.WithCheck("y: eval_loss", x)));

    [Theory]
    [InlineData("x: a", "form: chinchilla", "scaling-check.yml:7:11: error SC3011: check 'loss': form chinchilla takes two axes, x has 1")]
    [InlineData("x: [a, b]", "form: power", "scaling-check.yml:7:11: error SC3011: check 'loss': form power takes one axis, x has 2")]
    [InlineData("x: [a, b]", "kind: complexity", "scaling-check.yml:6:8: error SC3011: check 'loss': kind complexity takes one axis, x has two")]
    [InlineData("x: a", "form: power-offset", "scaling-check.yml:7:11: error SC3004: 'form' is 'power-offset'; it can be auto, power, log-linear, power-constant, shifted-power, shifted-size, three-region, broken-power, chinchilla, kaplan, encoder-decoder, m3, m4, bnsl")]
    [InlineData("x: a", "form: powr", "scaling-check.yml:7:11: error SC3004: 'form' is 'powr' (did you mean 'power'?); it can be auto, power, log-linear, power-constant, shifted-power, shifted-size, three-region, broken-power, chinchilla, kaplan, encoder-decoder, m3, m4, bnsl")]
    public void The_form_fits_the_axes_or_is_refused(string x, string form, string expected) =>
        Assert.Equal(expected, Config.Problem(Config.WithCheck("y: eval_loss", x, form)));

    [Theory]
    [InlineData("level: 0")]
    [InlineData("level: 1")]
    [InlineData("level: 95")]
    public void A_level_is_a_probability(string level) =>
        Assert.Equal("scaling-check.yml:7:12: error SC3011: 'level': it must lie between 0 and 1", Config.CheckProblem(level));

    [Fact]
    public void The_best_of_a_run_needs_to_be_known() => Assert.Equal(
        "scaling-check.yml:7:11: error SC3011: 'pick': the name of 'score' does not say which way is best: add 'better: lower' or 'better: higher'",
        Config.Problem(Config.WithCheck("y: score", "x: n", "pick: best")));

    [Fact]
    public void A_name_in_brackets_would_be_taken_for_a_group() => Assert.Equal(
        "scaling-check.yml:4:3: error SC3011: check 'loss[a]': a name cannot hold brackets or line breaks",
        Config.Problem(Config.Head + "checks:\n  loss[a]: { y: loss, x: n }\n"));

    [Theory]
    [InlineData("where: { split: val }", "split = val")]
    [InlineData("where: { split: [val, test] }", "split = val or test")]
    [InlineData("where: { split: '!= test' }", "split != test")]
    [InlineData("where: { split: ['!= test', '!=train'] }", "split != test and train")]
    [InlineData("where: { params: '>= 1e6' }", "params >= 1e6")]
    [InlineData("where: { params: ['>= 1e6', '< 1e9'] }", "params >= 1e6; params < 1e9")]
    [InlineData("where: { params: ['> 1', '!= 3'] }", "params > 1; params != 3")]
    [InlineData("where: { token: '= <unk>' }", "token = <unk>")]
    [InlineData("where: { a: 1, b: ==2 }", "a = 1; b = 2")]
    public void Conditions_are_equalities_ranges_lists_and_negations(string where, string expected) =>
        Assert.Equal(expected, string.Join("; ", Config.AcceptedCheck(where).Check.Where));

    [Theory]
    [InlineData("where: { params: '>= big' }", "scaling-check.yml:7:22: error SC3011: 'params': a comparison needs a number: '>= 1e6'")]
    [InlineData("where: { params: '>= 1,5' }", "scaling-check.yml:7:22: error SC3011: 'params': a comparison needs a number: '>= 1e6'")]
    [InlineData("where: { params: [1, '> 3'] }", "scaling-check.yml:7:22: error SC3011: 'params': plain values are alternatives, and cannot stand beside comparisons")]
    public void A_condition_that_says_nothing_is_refused(string where, string expected) => Assert.Equal(expected, Config.CheckProblem(where));

    [Theory]
    [InlineData("compare: history", ComparisonMode.History)]
    [InlineData("compare: paired", ComparisonMode.Paired)]
    [InlineData("compare: estimates", ComparisonMode.Estimates)]
    internal void The_comparison_can_be_chosen(string key, ComparisonMode expected) => Assert.Equal(expected, Config.AcceptedCheck(key).Compare);
}
