using System.Globalization;
using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Judge;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Tests.Configuration;

public sealed class SettingsReaderTests
{
    private const string Example = """
        version: 1
        history: .scaling-check/history.db
        collect:
          - files: artifacts/**/trainer_state.json
            labels: { run: "{1}" }
            rename: { "Model Size": params }
            derive: { tokens: flop / (6 * params) }
        checks:
          pretraining-loss:
            kind: scaling-law
            y: eval_loss
            x: params
            form: power-constant
            where: { split: val, params: ">= 1e6" }
            by: [dataset]
            forecast: { params: 1e9 }
            gates:
              forecast: { worse-by: 0.5% }
              slope: { worse-by: 0.3% }
          sort-time:
            kind: complexity
            y: time
            x: N
            by: [benchmark]
            gates: { exponent: { worse-by: 0.05 }, forecast@N=1e7: { worse-by: 10% } }
        judge:
          pull-request: { false-alarms: 5% }
          fail-on: [regression, no-data]
        """;

    [Fact]
    public void The_example_of_the_documentation_is_accepted()
    {
        var settings = Config.Accepted(Example);
        Assert.Equal(".scaling-check/history.db", settings.History);
        var rule = Assert.Single(settings.Collect);
        Assert.Equal("artifacts/**/trainer_state.json", rule.Files);
        Assert.Equal("{1}", rule.Labels["run"]);
        Assert.Equal("params", rule.Rename["Model Size"]);
        Assert.Equal("tokens", Assert.Single(rule.Derive).Key);
        Assert.Equal(["pretraining-loss", "sort-time"], settings.Checks.Select(check => check.Check.Name));
        Assert.Equal(["forecast@params=1e9", "slope"], settings.Checks[0].Gates.Select(gate => gate.Target));
        Assert.Equal(["exponent", "forecast@N=1e7"], settings.Checks[1].Gates.Select(gate => gate.Target));
        Assert.Equal(0.05, settings.Judge.FalseAlarms);
    }

    [Theory]
    [InlineData("")]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void A_configuration_means_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var settings = Config.Accepted(Example);
            Assert.Equal(0.005, settings.Checks[0].Gates[0].WorseBy!.Value.Value);
            Assert.Equal("forecast@params=1e9", settings.Checks[0].Gates[0].Target);
            Assert.Equal("forecast@N=1e7", settings.Checks[1].Gates[1].Target);
            Assert.Equal("0.5 %", settings.Checks[0].Gates[0].WorseBy.ToString());
            Assert.Contains("'1,5'", Config.CheckProblem("level: '1,5'"), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Without_a_word_the_judge_compares_with_the_merge_base()
    {
        var judge = Config.Accepted(Config.WithLossCheck()).Judge;
        Assert.Equal("merge-base", judge.Baseline);
        Assert.Null(judge.BaseBranch);
        Assert.Equal(30, judge.Window);
        Assert.Equal(0.01, judge.FalseAlarms);
        Assert.Equal(CorrectionMethod.BenjaminiHochberg, judge.Correction);
        Assert.Equal([FailOn.Regression, FailOn.NoData], judge.FailOn.Order());
        Assert.Equal(["cpu", "cpu-count", "gpu", "gpu-count", "os", "arch", "runtime"], judge.SameEnvironment);
        Assert.Equal(".scaling-check/history.db", Config.Accepted(Config.WithLossCheck()).History);
    }

    [Fact]
    public void Every_key_of_the_judge_is_read()
    {
        var judge = Config.Accepted(Config.WithLossCheck() + """
            judge:
              baseline: latest
              base-branch: trunk
              window: 12
              pull-request: { false-alarms: 0.02 }
              correction: holm
              fail-on: inconclusive
            environment: { same: [cpu, image] }
            """).Judge;
        Assert.Equal(("latest", "trunk", 12, 0.02, CorrectionMethod.Holm), (judge.Baseline, judge.BaseBranch, judge.Window, judge.FalseAlarms, judge.Correction));
        Assert.Equal([FailOn.Inconclusive], judge.FailOn);
        Assert.Equal(["cpu", "image"], judge.SameEnvironment);
    }

    [Theory]
    [InlineData("none", CorrectionMethod.None)]
    [InlineData("benjamini-hochberg", CorrectionMethod.BenjaminiHochberg)]
    [InlineData("benjamini-yekutieli", CorrectionMethod.BenjaminiYekutieli)]
    [InlineData("holm", CorrectionMethod.Holm)]
    public void Each_correction_has_its_name(string name, CorrectionMethod expected) =>
        Assert.Equal(expected, Config.Accepted(Config.WithLossCheck() + $"judge: {{ correction: {name} }}\n").Judge.Correction);

    [Theory]
    [InlineData("window: 0", "7:18: error SC3003: 'window' is '0', expected a whole number above 0 and below 1e9")]
    [InlineData("window: 2.5", "7:18: error SC3003: 'window' is '2.5', expected a whole number above 0 and below 1e9")]
    [InlineData("window: -3", "7:18: error SC3003: 'window' is '-3', expected a whole number above 0 and below 1e9")]
    [InlineData("correction: bonferroni", "7:22: error SC3004: 'correction' is 'bonferroni'; it can be none, benjamini-hochberg, benjamini-yekutieli, holm")]
    [InlineData("fail-on: [regresion]", "7:20: error SC3004: 'fail-on' is 'regresion' (did you mean 'regression'?); it can be regression, no-data, inconclusive")]
    [InlineData("baseline: merge_base", "7:20: error SC3004: 'baseline' is 'merge_base' (did you mean 'merge-base'?); it can be merge-base, latest, none, a commit")]
    [InlineData("pull-request: { false-alarms: 0 }", "7:40: error SC3011: 'false-alarms': it must lie above 0 and at most 50 %")]
    [InlineData("pull-request: { false-alarms: 5 }", "7:40: error SC3011: 'false-alarms': it must lie above 0 and at most 50 %")]
    [InlineData("false-alarms: 5 in 100", "7:24: error SC3011: 'false-alarms': '5 in 100' is no budget of false alarms: write '5% per 100 commits' or '1 per 500 commits'")]
    [InlineData("false-alarms: 0", "7:24: error SC3011: 'false-alarms': a budget of 0 cannot be kept: it must lie above 0 and at most 50 % per 100 commits")]
    public void A_judge_that_cannot_work_is_refused(string key, string expected) =>
        Assert.Equal("scaling-check.yml:" + expected, Config.Problem(Config.WithLossCheck() + $"judge: {{ {key} }}\n"));

    [Theory]
    [InlineData("9be0d31")]
    [InlineData("v1.0.0")]
    [InlineData("HEAD~3")]
    public void Any_other_word_names_the_commit_to_compare_with(string commit) =>
        Assert.Equal(commit, Config.Accepted(Config.WithLossCheck() + $"judge: {{ baseline: {commit} }}\n").Judge.Baseline);

    [Fact]
    public void Every_key_of_a_collect_rule_is_read()
    {
        var settings = Config.Accepted("""
            version: 1
            collect:
              files: results/*.csv
              format: csv
              labels: { run: "{1}", site: lab }
              axes: { params: "{1}" }
              rename: { Loss: loss }
              derive: { b: a * 2, c: b + 1 }
              keep: all
            checks: { a: { y: loss, x: params } }
            """);
        var rule = Assert.Single(settings.Collect);
        Assert.Equal(("results/*.csv", "csv", Keep.All), (rule.Files, rule.Format, rule.Keep));
        Assert.Equal("lab", rule.Labels["site"]);
        Assert.Equal("{1}", rule.Axes["params"]);
        // In the order of the file: a later one may use an earlier one.
        Assert.Equal(["b", "c"], rule.Derive.Select(pair => pair.Key));
        Assert.Equal("scaling-check.yml:3:10", rule.At.ToString());
    }

    [Fact]
    public void A_derivation_that_is_no_arithmetic_is_refused()
    {
        var problem = Config.Problem("version: 1\ncollect:\n  - files: r.csv\n    derive: { tokens: flop / (6 * }\nchecks: { a: { y: loss, x: n } }\n");
        Assert.StartsWith("scaling-check.yml:4:23: error SC3011: 'tokens': ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_problems_of_several_checks_are_told_together()
    {
        var problems = Config.Problems(Config.Head + """
            checks:
              a: { y: loss, x: n, level: 2, gates: { slop: { worse-by: 1% } } }
              b: { y: loss, x: n, forecast: { m: 1 }, gates: { E: {} } }
            judge: { pull-request: { false-alarms: 3 } }
            """);
        Assert.Equal(["SC3011", "SC3010", "SC3011", "SC3011", "SC3011"], problems.Select(problem => problem.Split(' ')[2].TrimEnd(':')));
    }

    [Fact]
    public void Comparisons_know_where_they_stand() =>
        Assert.Equal(new SourceLocation("scaling-check.yml", 7, 14), Config.AcceptedCheck("gates: { slope: { worse-by: 5% } }").Gates[0].At);

    [Fact]
    public void A_check_of_the_kind_complexity_takes_its_own_keys()
    {
        var check = Config.Accepted(Config.WithCheck("kind: complexity", "y: time", "x: N", "overhead: true")).Checks[0].Check;
        Assert.Equal(NamedValues<string>.Of(("overhead", "true")), check.Options);
        Assert.Equal(Pick.Last, check.Pick);
    }
}
