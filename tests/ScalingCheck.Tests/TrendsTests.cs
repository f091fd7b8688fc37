using System.Text.Json;
using ScalingCheck.Report;

namespace ScalingCheck;

public sealed class TrendsTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void Commits_stand_in_the_order_of_ancestry_whatever_the_order_of_measurement()
    {
        var commits = new[] { "m1", "m2", "m3" }.Select(_project.Commits.AddToMain).ToList();
        foreach (var i in new[] { 2, 0, 1 }) _project.Collect(commits[i]);
        Assert.Equal(commits, Assert.Single(Of(_project.Commits.Main!)).Points.Select(point => point.Commit));
    }

    [Fact]
    public void Each_commit_carries_what_was_said_of_it()
    {
        _project.Grow(6);
        _project.Check(_project.Commits.AddToMain("fine"));
        _project.Check(_project.Commits.AddToMain("slow"), _project.Times(1.5));
        var trend = Assert.Single(Of(_project.Commits.Main!));
        Assert.Equal(["", "", "", "", "", "", "pass", "regressed"], trend.Points.Select(point => point.Verdict));
        Assert.Equal(["slope", "level", "exponent"], trend.Names);
        Assert.InRange(trend.Points[0].Estimates[0].Value, 1.95, 2.05);
    }

    [Fact]
    public void Only_the_machine_of_the_newest_commit_is_shown_and_no_more_than_asked_for()
    {
        _project.Grow(3);
        _project.Collect(_project.Commits.AddToMain("elsewhere"), cpu: "EPYC 7763");
        _project.Collect(_project.Commits.AddToMain("here"));
        Assert.Equal(4, Assert.Single(Of(_project.Commits.Main!)).Points.Count);
        Assert.Equal(2, Assert.Single(Of(_project.Commits.Main!, 2)).Points.Count);
    }

    [Fact]
    public void One_form_is_told_from_all_commits_and_not_from_the_first_which_may_have_diverged()
    {
        using var project = new Project(Project.Checks.Replace("overhead: false", "overhead: auto", StringComparison.Ordinal));
        project.Collect(project.Commits.AddToMain("diverged"), project.Times() + "64000,nan\n");
        for (var i = 0; i < 30; i++) project.Collect(project.Commits.AddToMain(FormattableString.Invariant($"m{i}")));
        var trend = Assert.Single(Trends.Of(project.Settings, project.History, project.Commits, project.Commits.Main!, 40));
        Assert.DoesNotContain("overhead", trend.Names);
        Assert.All(trend.Points.Skip(1), point => Assert.InRange(point.Estimates[0].Value, 1.97, 2.03));
        Assert.True(trend.Points[0].Refused);
    }

    [Fact]
    public void The_standard_errors_of_a_column_are_read_with_the_metric()
    {
        using var project = new Project("checks: { sort-time: { kind: complexity, y: time, x: N, error: sd } }");
        foreach (var name in new[] { "m1", "m2" })
        {
            var commit = project.Commits.AddToMain(name);
            project.Pass(TimeSpan.FromMinutes(1));
            project.Write("N,time,sd\n" + project.Times(label: ",.001"));
            new Pipeline(project.Settings, project.History, project.Commits).Record(project.Run(commit), TestContext.Current.CancellationToken);
        }

        var trend = Assert.Single(Trends.Of(project.Settings, project.History, project.Commits, project.Commits.Main!, 40));
        Assert.Equal(2, trend.Points.Count);
    }

    [Fact]
    public void Nothing_recorded_is_no_trend() => Assert.Empty(Of(_project.Commits.AddToMain("m1")));

    [Fact]
    public void As_json_it_can_be_read_back()
    {
        _project.Grow(2);
        var trends = Of(_project.Commits.Main!);
        using var document = JsonDocument.Parse(TrendJson.Render(trends));
        Assert.Equal("scaling-check/trend/1", document.RootElement.GetProperty("schema").GetString());
        var commit = document.RootElement.GetProperty("trends")[0].GetProperty("commits")[1];
        Assert.Equal(trends[0].Points[1].Estimates[0].Value, commit.GetProperty("estimates").GetProperty("exponent").GetDouble());
    }

    private IReadOnlyList<Trend> Of(string head, int limit = 30) => Trends.Of(_project.Settings, _project.History, _project.Commits, head, limit);
}
