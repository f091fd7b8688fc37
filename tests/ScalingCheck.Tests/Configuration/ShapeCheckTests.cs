namespace ScalingCheck.Tests.Configuration;

/// <summary>What the reader says of a file whose YAML is fine and whose keys or values are not.</summary>
public sealed class ShapeCheckTests
{
    [Theory]
    [InlineData("level: high", "scaling-check.yml:7:12: error SC3003: 'level' is 'high', expected a number with a decimal point, such as 0.5 or 1e9")]
    [InlineData("level: 0,95", "scaling-check.yml:7:12: error SC3003: 'level' is '0,95', expected a number with a decimal point, such as 0.5 or 1e9")]
    [InlineData("level: NaN", "scaling-check.yml:7:12: error SC3003: 'level' is 'NaN', expected a number with a decimal point, such as 0.5 or 1e9")]
    [InlineData("level: .inf", "scaling-check.yml:7:12: error SC3003: 'level' is '.inf', expected a number with a decimal point, such as 0.5 or 1e9")]
    [InlineData("level: 1e400", "scaling-check.yml:7:12: error SC3003: 'level' is '1e400', expected a number with a decimal point, such as 0.5 or 1e9")]
    [InlineData("level: [0.9, 0.95]", "scaling-check.yml:7:12: error SC3003: 'level' is a list, expected a number with a decimal point, such as 0.5 or 1e9")]
    [InlineData("level:", "scaling-check.yml:7:11: error SC3003: 'level' is nothing, expected a number with a decimal point, such as 0.5 or 1e9")]
    [InlineData("gates: { slope: { worse-by: -5% } }", "scaling-check.yml:7:33: error SC3003: 'worse-by' is '-5%', expected an amount of zero or more with a decimal point, such as 0.05 or 5%")]
    [InlineData("gates: { slope: { worse-by: '1,5' } }", "scaling-check.yml:7:33: error SC3003: 'worse-by' is '1,5', expected an amount of zero or more with a decimal point, such as 0.05 or 5%")]
    [InlineData("gates: { slope: 5% }", "scaling-check.yml:7:21: error SC3003: 'slope' is '5%', expected a mapping (key: value)")]
    [InlineData("gates: [slope]", "scaling-check.yml:7:12: error SC3003: 'gates' is a list, expected a mapping (estimate: value)")]
    [InlineData("where: split", "scaling-check.yml:7:12: error SC3003: 'where' is 'split', expected a mapping (label or axis: value)")]
    [InlineData("where: { split: [] }", "scaling-check.yml:7:21: error SC3003: 'split' is an empty list, expected at least one")]
    [InlineData("by: { a: b }", "scaling-check.yml:7:9: error SC3003: 'by' is a mapping, expected text")]
    [InlineData("pick: lst", "scaling-check.yml:7:11: error SC3004: 'pick' is 'lst' (did you mean 'last'?); it can be last, best, all")]
    [InlineData("better: True", "scaling-check.yml:7:13: error SC3004: 'better' is 'True'; it can be lower, higher")]
    [InlineData("kind: complexty", "scaling-check.yml:7:11: error SC3004: 'kind' is 'complexty' (did you mean 'complexity'?); it can be scaling-law, complexity, persistence, metric")]
    [InlineData("compare: ''", "scaling-check.yml:7:14: error SC3003: 'compare' is empty text, expected one of auto, history, paired, curves, estimates")]
    public void A_key_or_value_that_does_not_belong_is_refused(string key, string expected) =>
        Assert.Equal(expected, Config.CheckProblem(key));

    [Theory]
    [InlineData("formm: power", "unknown key 'formm' in 'loss' (did you mean 'form'?); the keys here are kind, y, x, ")]
    [InlineData("overhead: true", "unknown key 'overhead' in 'loss'; the keys here are kind, y, x, ")]
    public void An_unknown_key_is_told_with_the_nearest_and_all_known_ones(string key, string expected) =>
        Assert.StartsWith("scaling-check.yml:7:5: error SC3002: " + expected, Config.CheckProblem(key), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_kind_is_one_problem_whatever_keys_it_has() =>
        Assert.Contains("SC3004", Config.CheckProblem("kind: complexty", "overhead: true", "form: power"), StringComparison.Ordinal);

    [Theory]
    [InlineData("version: 1\nchecks: {}\n", "scaling-check.yml:2:9: error SC3003: 'checks' is empty, expected at least one", "scaling-check.yml:1:1: error SC3005: 'collect' is missing in the file")]
    [InlineData("collect: []\nchecks: { a: { x: n } }\n", "scaling-check.yml:1:10: error SC3003: 'collect' is an empty list, expected at least one", "scaling-check.yml:2:14: error SC3005: 'y' is missing in 'a'", "scaling-check.yml:1:1: error SC3005: 'version' is missing in the file")]
    [InlineData("version: 2\ncollect: [{ files: r.csv }]\nchecks: { a: { y: loss, x: n } }\nchecs: 1\n", "scaling-check.yml:1:10: error SC3004: 'version' is '2'; it can be 1", "scaling-check.yml:4:1: error SC3002: unknown key 'checs' in the file (did you mean 'checks'?); the keys here are version, history, collect, checks, judge, environment, keep")]
    public void All_problems_are_told_at_once(string text, params string[] expected) => Assert.Equal(expected, Config.Problems(text));

    [Theory]
    [InlineData("- a\n- b\n", "scaling-check.yml:1:1: error SC3003: the file is a list, expected a mapping (key: value)")]
    [InlineData("hello\n", "scaling-check.yml:1:1: error SC3003: the file is 'hello', expected a mapping (key: value)")]
    [InlineData("", "scaling-check.yml:1:1: error SC3006: the configuration is empty: run 'scaling-check init' to write one that works")]
    [InlineData("# later\n", "scaling-check.yml:1:1: error SC3006: the configuration is empty: run 'scaling-check init' to write one that works")]
    [InlineData("---\n", "scaling-check.yml:1:1: error SC3006: the configuration is empty: run 'scaling-check init' to write one that works")]
    public void A_file_of_another_shape_is_refused(string text, string expected) => Assert.Equal(expected, Config.Problem(text));

    [Fact]
    public void Aliases_that_unfold_into_millions_of_values_are_refused()
    {
        // Four levels of ten aliases each: ten thousand conditions from four lines, times a hundred checks.
        var where = "{ " + string.Join(", ", Enumerable.Range(0, 100).Select(i => $"l{i}: [{string.Join(", ", Enumerable.Repeat("v", 100))}]")) + " }";
        var checks = string.Concat(Enumerable.Range(0, 100).Select(i => $"  c{i}: *bomb\n"));
        var text = Config.Head + $"checks:\n  c: &bomb {{ y: loss, x: n, where: {where} }}\n" + checks;
        Assert.Contains("SC3008: the file is larger than 100000 characters or values", Config.Problem(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_shows_the_start_of_a_long_text_on_one_line()
    {
        var problem = Config.CheckProblem($"\"a\\nb{new string('c', 500)}\": 1");
        Assert.Contains($"unknown key 'a b{new string('c', 77)}...' in 'loss'", problem, StringComparison.Ordinal);
    }
}
