using System.Text.Json;
using ScalingCheck.Judge;

namespace ScalingCheck.Rehearsal;

/// <summary>A gate that works tells the newest data from the same data made worse; one that cannot fail is found out.</summary>
public sealed class SelfTestTests
{
    private const string Head = "version: 1\ncollect: [{ files: '*.csv' }]\n";

    [Fact]
    public void Gates_that_work_catch_what_is_injected_and_leave_the_rest_alone()
    {
        using var project = new Project();
        project.Grow(12);
        var cases = Of(project);
        Assert.All(cases, one => Assert.True(one.Passed, one.ToString()));
        Assert.Equal(
            ["as it was", "made worse", "as it was", "made worse", "without time", "gate slope spelt wrong"],
            cases.Select(one => one.Trial.StartsWith("made worse", StringComparison.Ordinal) ? "made worse" : one.Trial));
        Assert.Contains(cases, one => one.Subject == "sort-time level" && one.Answer == "regressed, exit code 1");
    }

    [Fact]
    public void Nothing_is_stored()
    {
        using var project = new Project();
        project.Grow(8);
        var before = project.History.Latest(null, 100).Select(snapshot => snapshot.Id).ToList();
        Of(project);
        Assert.Equal(before, project.History.Latest(null, 100).Select(snapshot => snapshot.Id));
        Assert.Empty(project.History.Verdicts(before));
    }

    [Theory]
    [InlineData("gates: { slope: { worse-by: 2% } }\njudge: { fail-on: [no-data] }", "the build would pass")]
    [InlineData("gates: { slope: { worse-by: 2% } }\njudge: { fail-on: [regression] }", "a run that measured nothing would pass")]
    [InlineData("gates: { slope: { worse-by: 2% } }\njudge: { baseline: none }", "the gate cannot fail: nothing is compared")]
    [InlineData("gates: { exponent: { max: 9 } }", "regressed, exit code 1")]
    [InlineData("gates: { exponent: { worse-by: 0.05 } }", "regressed, exit code 1")]
    [InlineData("forecast: { N: 1e6 }, gates: { forecast: { worse-by: 20% } }", "regressed, exit code 1")]
    [InlineData("by: [machine], gates: { level: { worse-by: 5% } }", "has no data for it")]
    public void What_keeps_a_gate_from_failing_is_said(string rest, string expected)
    {
        var lines = rest.Split('\n');
        using var project = new Project($"checks: {{ sort-time: {{ kind: complexity, overhead: false, y: time, x: N, {lines[0]} }} }}\n{string.Join('\n', lines[1..])}");
        project.Grow(12);
        Assert.Contains(Of(project), one => one.Answer.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5e6, "worse-by: 1000")]
    [InlineData(5e6, "max: 6000000")]
    [InlineData(1e-3, "worse-by: 0.00001")]
    [InlineData(0, "worse-by: 0")]
    [InlineData(0, "max: 4")]
    [InlineData(-7, "worse-by: 2")]
    [InlineData(900, "worse-by: 10, better: higher")]
    [InlineData(900, "min: 10, better: higher")]
    public void A_single_number_is_made_worse_in_its_own_unit(double value, string gate)
    {
        var keys = gate.Split(", better");
        var better = keys.Length == 2 ? ", better" + keys[1] : "";
        using var project = new Project($"checks: {{ size: {{ kind: metric, y: time, gates: {{ mean: {{ {keys[0]} }} }}{better} }} }}");
        for (var i = 1; i <= 8; i++) project.Collect(project.Commits.AddToMain(FormattableString.Invariant($"m{i}")), FormattableString.Invariant($"1,{value}\n"));
        Assert.Contains(Of(project), one => one.Subject.StartsWith("size mean", StringComparison.Ordinal) && one.Answer == "regressed, exit code 1");
    }

    [Fact]
    public void What_the_metric_does_not_move_is_not_tried()
    {
        using var project = new Project("checks: { size: { kind: metric, y: time, gates: { runs: { min: 1 } } } }");
        project.Grow(8);
        Assert.Contains(Of(project), one => one.Passed && one.Answer == "not tried: time made worse leaves runs as it is");
    }

    [Fact]
    public void An_accepted_regression_of_the_gate_is_what_it_says()
    {
        using var project = new Project();
        project.Grow(12);
        var entry = new Acceptance { Check = "sort-time", Estimate = "level", Commit = FakeCommits.Name("m12")[..12], Reason = "for ever", Author = "Ada" };
        var cases = SelfTest.Of(project.Settings, Head + Project.Checks, project.History, project.Commits, LineOf(project), [entry]);
        Assert.Contains(cases, one => !one.Passed && one.Answer.Contains("accepted (for ever)", StringComparison.Ordinal));
    }

    [Fact]
    public void One_recorded_commit_is_too_few()
    {
        using var project = new Project();
        project.Grow(1);
        Assert.Empty(Of(project));
    }

    [Fact]
    public void As_json_the_trials_can_be_read_back()
    {
        using var project = new Project();
        project.Grow(8);
        var cases = Of(project);
        using var json = JsonDocument.Parse(SelfTestJson.Render(cases));
        Assert.Equal("scaling-check/selftest/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(cases.Select(one => one.Answer), json.RootElement.GetProperty("trials").EnumerateArray().Select(one => one.GetProperty("answer").GetString()));
    }

    [Fact]
    public void On_the_base_branch_a_change_that_lasts_is_reported_and_nothing_else()
    {
        using var project = new Project();
        project.Grow(40);
        var trend = Trends.Of(project.Settings, project.History, project.Commits, project.Commits.Main!, 100)[0];
        var cases = trend.Series.SelectMany(series => WatchTrial.Of(series, Judge.Monitoring.DetectorSettings.Of(project.Settings.Judge, trend.Family))).ToList();
        Assert.Equal(4, cases.Count);
        Assert.All(cases, one => Assert.True(one.Passed, one.ToString()));
        Assert.Contains(cases, one => one.Answer.StartsWith("reported after", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(13, "13 of the 20 commits of one level that it takes are recorded; until then each commit is judged alone")]
    [InlineData(24, "not tried: 24 of the 30 commits of one level that a trial takes are recorded")]
    public void A_young_base_branch_is_not_tried(int commits, string expected)
    {
        using var project = new Project();
        project.Grow(commits);
        var trend = Trends.Of(project.Settings, project.History, project.Commits, project.Commits.Main!, 100)[0];
        Assert.Equal(expected, Assert.Single(WatchTrial.Of(trend.Series[0], Judge.Monitoring.DetectorSettings.Of(project.Settings.Judge, trend.Family))).Answer);
    }

    private static IReadOnlyList<SelfTestCase> Of(Project project) =>
        SelfTest.Of(project.Settings, Head + Project.Checks, project.History, project.Commits, LineOf(project), []);

    private static IReadOnlyList<MeasuredCommit> LineOf(Project project) =>
        MeasuredLine.OfNewest(project.Commits, project.History, project.Commits.Main!, project.Settings.Judge.SameEnvironment);
}
