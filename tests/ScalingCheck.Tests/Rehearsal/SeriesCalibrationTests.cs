using System.Text.Json;
using ScalingCheck.Checks;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Rehearsal;

/// <summary>What is said of the noise of a series, and what of it is written down.</summary>
public sealed class SeriesCalibrationTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    [Fact]
    public void The_noise_of_forty_commits_is_written_as_a_share()
    {
        double[] values = [.. White(40, .001).Select(x => 3.28 * Math.Exp(x))];
        var entry = Of(values).ToEntry(Day)!;
        var logs = Array.ConvertAll(values, Math.Log);
        var expected = Math.Sqrt(logs.Sum(x => Math.Pow(x - logs.Average(), 2)) / 39);
        Assert.Equal(("loss[track=1]", "mean", 40, Day), (entry.Check, entry.Estimate, entry.Noise.Commits, entry.Date));
        Assert.True(entry.Noise.Deviation.IsRelative);
        Assert.Equal(expected, entry.Noise.Deviation.Value, 1e-12);
        Assert.InRange(entry.Raise, 0, 5);
    }

    [Fact]
    public void A_level_takes_a_commit_and_no_noise()
    {
        // Two levels that are 50 deviations apart: noise about each, known as from one commit less.
        double[] values = [.. White(30, .001).Select(x => Math.Exp(x)), .. White(30, .001, seed: 2).Select(x => Math.Exp(x + .05))];
        var calibration = Of(values);
        var entry = calibration.ToEntry(Day)!;
        Assert.Equal(59, entry.Noise.Commits);
        Assert.InRange(entry.Noise.Deviation.Value, .0007, .0014);
        Assert.Contains(calibration.Advice(), sentence => sentence == $"2 levels: the last since {CommitName.Short(Name(30))}");
    }

    [Fact]
    public void A_difference_is_written_in_the_unit_of_the_estimate()
    {
        var entry = Of([.. White(40, .001)], logarithmic: false).ToEntry(Day)!;
        Assert.False(entry.Noise.Deviation.IsRelative);
    }

    [Theory]
    [InlineData(12, "fewer than the 20 commits from which on the base branch is watched: calibrate again then")]
    [InlineData(39, "39 commits are few: figures of the noise are written down from 40 on")]
    public void A_short_history_is_shown_and_not_written(int commits, string advice)
    {
        var calibration = Of([.. White(commits, .001).Select(Math.Exp)]);
        Assert.Null(calibration.ToEntry(Day));
        Assert.Contains(advice, calibration.Advice());
    }

    [Fact]
    public void Of_a_short_history_the_scatter_is_shown_all_the_same() => Assert.Matches(
        @"^loss\[track=1\] mean  n=12  sd 0\.[01][0-9]* %  fewer than the 20 commits", Lines(Of([.. White(12, .001).Select(x => Math.Exp(x))]))[0]);

    [Fact]
    public void An_exact_metric_has_no_noise_to_write()
    {
        var calibration = Of([.. Enumerable.Repeat(4096.0, 50)]);
        Assert.Null(calibration.ToEntry(Day));
        Assert.Equal(["an exact metric: any change is reported at once"], calibration.Advice());
        Assert.Equal("loss[track=1] mean  n=50\n    an exact metric: any change is reported at once\n", Lines(calibration)[..2].Aggregate("", (text, line) => text + line + "\n"));
    }

    [Fact]
    public void Memory_two_modes_and_tails_each_have_their_advice()
    {
        var noise = White(400, 1);
        var walk = new double[200];
        for (var i = 1; i < walk.Length; i++) walk[i] = .8 * walk[i - 1] + noise[i];
        Assert.Contains(Of([.. walk.Select(x => Math.Exp(.01 * x))]).Advice(), sentence => sentence.StartsWith("neighbouring commits are alike (correlation 0.", StringComparison.Ordinal));
        var turns = new Random(7);
        Assert.Contains(
            Of([.. noise[..200].Select(x => Math.Exp(.01 * x + (turns.NextDouble() < .3 ? .1 : 0)))]).Advice(),
            sentence => sentence.StartsWith("two modes, ", StringComparison.Ordinal));
        Assert.Contains(
            Of([.. noise[..200].Select((x, i) => Math.Exp(.01 * x * (i % 20 == 0 ? 8 : 1)))]).Advice(),
            sentence => sentence.StartsWith("heavy tails (kurtosis ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.1%", true)]
    [InlineData("5%", false)]
    public void A_margin_below_what_one_run_sees_is_said(string margin, bool said) => Assert.Equal(
        said, Of([.. White(60, .01).Select(Math.Exp)], margin: margin).Advice().Any(sentence => sentence.Contains("is less than what one run can see", StringComparison.Ordinal)));

    [Fact]
    public void The_text_says_whether_the_budget_is_kept()
    {
        var text = string.Join('\n', Lines(Of([.. White(60, .001).Select(x => Math.Exp(x))])));
        Assert.Matches(@"^loss\[track=1\] mean  n=60  sd 0\.[01][0-9]* %  phi -?0\.[0-9]{2}  unimodal  -> [0-9.]+ % false alarms per 100 commits; (the budget is 5 %|over the budget of 5 %, which a raise of [0-9.]+ would keep)", text);
        Assert.Matches(@"caught 8 times in 10: by one run 0\.[0-9]+ %, within 5 commits 0\.[0-9]+ %, within 20 commits 0\.[0-9]+ %", text);
        Assert.Contains("loss: 1 series, at most ", text, StringComparison.Ordinal);
        Assert.Contains("pull requests: set to 1 % false alarms a run over all its gates", text, StringComparison.Ordinal);
    }

    [Fact]
    public void As_json_the_figures_can_be_read_back()
    {
        var calibration = Of([.. White(60, .001).Select(x => Math.Exp(x))]);
        using var json = JsonDocument.Parse(CalibrationJson.Render([calibration, Of([1, 1.1])]));
        Assert.Equal("scaling-check/calibration/1", json.RootElement.GetProperty("schema").GetString());
        var series = json.RootElement.GetProperty("series");
        Assert.Equal(calibration.Deviation, series[0].GetProperty("standardDeviation").GetDouble());
        Assert.Equal(calibration.Found!.Threshold, series[0].GetProperty("threshold").GetDouble());
        Assert.Equal([1, 5, 20], series[0].GetProperty("smallestSteps").EnumerateArray().Select(step => step.GetProperty("within").GetInt32()));
        Assert.Equal(2, series[1].GetProperty("commits").GetInt32());
        Assert.False(series[1].TryGetProperty("threshold", out _));
    }

    private static string[] Lines(SeriesCalibration calibration) => CalibrationText.Render([calibration], .01).Split('\n');

    private static SeriesCalibration Of(double[] values, bool logarithmic = true, string margin = "50%")
    {
        var series = new WatchedSeries("loss[track=1]", "mean", "e", new WatchScale(logarithmic, Direction.Lower),
            [.. values.Select((value, i) => new WatchedCommit(Name(i), value, DateTimeOffset.UnixEpoch.AddDays(i), values.Length - 1 - i))]);
        var check = new CheckSettings { Name = "loss", Kind = "metric", Y = "loss", X = [], Better = Direction.Lower };
        var trend = new Trend(check, series.Check, ["mean"], [])
        {
            Series = [series], Gates = [new GateRule { Target = "mean", WorseBy = Amount.TryParse(margin) }],
        };
        return Assert.Single(SeriesCalibration.Of([trend], new JudgeSettings(), 200, 1, 2));
    }

    private static string Name(int i) => FormattableString.Invariant($"{0xa000000 + i:x7}{i:x33}");

    private static double[] White(int count, double deviation, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => deviation * Cases.Normal(random))];
    }
}
