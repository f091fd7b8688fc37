using ScalingCheck.Checks;
using static ScalingCheck.Tests.Checks.Observations;

namespace ScalingCheck.Tests.Checks;

public sealed class SeriesSelectionTests
{
    [Fact]
    public void Only_the_metric_of_the_check_takes_part()
    {
        var series = Select(Check(), [Of("loss", 3, ("params", 1e6)), Of("time", 9, ("params", 1e6)), Of("loss", 2, ("params", 1e7))]);
        Assert.Equal([3, 2], series.Points.Select(point => point.Y));
        Assert.Equal([1e6, 1e7], series.Points.Select(point => point.X[0]));
        Assert.Empty(series.Notes);
    }

    [Fact]
    public void Points_come_in_the_order_of_their_sizes()
    {
        var series = Select(Check("loss", "params", "tokens"),
            [Of("loss", 1, ("params", 2), ("tokens", 5)), Of("loss", 2, ("params", 1), ("tokens", 9)), Of("loss", 3, ("params", 1), ("tokens", 4))]);
        Assert.Equal([3, 2, 1], series.Points.Select(point => point.Y));
    }

    [Fact]
    public void Each_value_of_a_by_label_gets_a_series()
    {
        var selection = SeriesSelection.Of(Check() with { By = ["data", "seed"] },
        [
            Of("loss", 3, ("params", 1e6), ("data", "web"), ("seed", 1)), Of("loss", 2, ("params", 1e6), ("data", "code"), ("seed", 1)),
            Of("loss", 4, ("params", 1e7), ("data", "web"), ("seed", 1)), Of("loss", 5, ("params", 1e7), ("seed", 2)),
        ]);
        Assert.Equal(["data=, seed=2", "data=code, seed=1", "data=web, seed=1"], selection.Series.Select(series => series.Group.ToString()));
        Assert.Equal([1, 1, 2], selection.Series.Select(series => series.Points.Count));
    }

    [Fact]
    public void A_label_that_is_a_number_can_be_an_axis() =>
        Assert.Equal([1e6, 2e6], Select(Check(), [Of("loss", 3, ("params", "1e6")), Of("loss", 2, ("params", "2000000"))]).Points.Select(point => point.X[0]));

    [Theory]
    [InlineData(Pick.Last, new[] { 2.5, 1.5 })]
    [InlineData(Pick.Best, new[] { 2.0, 1.5 })]
    [InlineData(Pick.All, new[] { 3, 2, 2.5, 2.6, 1.5 })]
    internal void Of_a_metric_logged_along_a_run_one_point_takes_part(Pick pick, double[] expected)
    {
        var series = Select(Check() with { Pick = pick },
        [
            Of("loss", 3, ("params", 1e6), ("step", 1)), Of("loss", 2, ("params", 1e6), ("step", 2)), Of("loss", 2.5, ("params", 1e6), ("step", 3)),
            Of("loss", 2.6, ("params", 1e7), ("step", 1)), Of("loss", 1.5, ("params", 1e7), ("step", 2)),
        ]);
        Assert.Equal(expected.Order(), series.Points.Select(point => point.Y).Order());
        Assert.Equal(pick == Pick.All ? [] : [$"the {(pick == Pick.Best ? "best" : "last")} of each run was used: 2 of 5 logged values"], series.Notes);
    }

    [Fact]
    public void The_best_of_a_metric_that_should_rise_is_the_highest()
    {
        var series = Select(Check("accuracy") with { Pick = Pick.Best, Better = Direction.Higher },
            [Of("accuracy", .7, ("params", 1e6), ("step", 1)), Of("accuracy", .9, ("params", 1e6), ("step", 2)), Of("accuracy", .8, ("params", 1e6), ("step", 3))]);
        Assert.Equal(.9, Assert.Single(series.Points).Y);
    }

    [Fact]
    public void A_run_that_diverged_at_its_end_is_refused_and_not_skipped()
    {
        var series = Select(Check(), [Of("loss", 3, ("params", 1e6), ("step", 1)), Of("loss", double.NaN, ("params", 1e6), ("step", 2))]);
        Assert.Equal("loss is NaN at params=1e6 (r.csv:2): leave it out with 'where', or mend the run", series.Refusal);
        Assert.Equal(3, Assert.Single(Select(Check() with { Pick = Pick.Best },
            [Of("loss", 3, ("params", 1e6), ("step", 1)), Of("loss", double.NaN, ("params", 1e6), ("step", 2))]).Points).Y);
    }

    [Fact]
    public void A_fit_over_the_steps_takes_every_step() =>
        Assert.Equal(3, Select(Check("loss", "step"), [.. Enumerable.Range(1, 3).Select(i => Of("loss", 3.0 / i, ("step", i)))]).Points.Count);

    [Fact]
    public void Seeds_are_points_of_one_size_each()
    {
        var series = Select(Check(), [.. Enumerable.Range(0, 3).Select(seed => Of("loss", 3 + (seed * .1), ("params", 1e6), ("seed", seed), ("step", 9)))]);
        Assert.Equal(3, series.Points.Count);
        var curve = ScalingCheck.Checks.Curve.Of(series)!;
        Assert.Equal((1, 3), (curve.Sizes.Length, curve.Counts[0]));
        Assert.Equal((Math.Log(3) + Math.Log(3.1) + Math.Log(3.2)) / 3, curve.MeanLogs[0], 12);
    }

    [Fact]
    public void An_exact_copy_counts_once()
    {
        var series = Select(Check(), [Of("loss", 3, ("params", 1e6)), Of("loss", 3, ("params", 1e6)), Of("loss", 2, ("params", 1e7))]);
        Assert.Equal(2, series.Points.Count);
        Assert.Equal(["1 exact copies were counted once; label the runs if they are not copies"], series.Notes);
    }

    [Fact]
    public void The_same_value_under_two_labels_counts_twice() =>
        Assert.Equal(2, Select(Check(), [Of("loss", 3, ("params", 1e6), ("run", "a")), Of("loss", 3, ("params", 1e6), ("run", "b"))]).Points.Count);

    [Fact]
    public void A_label_that_splits_every_size_is_pointed_out()
    {
        Observation[] observations =
        [
            Of("loss", 3, ("params", 1e6), ("split", "val")), Of("loss", 2, ("params", 1e6), ("split", "test")),
            Of("loss", 2.9, ("params", 1e7), ("split", "val")), Of("loss", 1.9, ("params", 1e7), ("split", "test")),
        ];
        Assert.Equal(
            ["label 'split' has several values at every size (test, val): they were averaged; add 'by: [split]' for a fit each"],
            Select(Check(), observations).Notes);
        Assert.All(SeriesSelection.Of(Check() with { By = ["split"] }, observations).Series, series => Assert.Empty(series.Notes));
    }

    [Fact]
    public void A_label_that_names_curves_of_their_own_is_pointed_out()
    {
        var series = Select(Check(), [.. Enumerable.Range(0, 8).Select(i => Of("loss", 3 - (.1 * i), ("params", 1e6 * (i + 1)), ("task", i < 4 ? "speech" : "text")))]);
        Assert.Equal(["one fit for all values of label 'task' (speech, text); add 'by: [task]' for a fit each"], series.Notes);
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("run")]
    public void Seeds_and_names_of_runs_are_meant_to_be_averaged(string label)
    {
        // Names of runs differ from size to size; seeds repeat.
        string Name(int size, int i) => label == "seed" ? $"{i}" : $"run-{size}-{i}";
        var series = Select(Check(), [.. Enumerable.Range(1, 3).SelectMany(size => Enumerable.Range(0, 2).Select(i => Of("loss", 3 + i, ("params", size), (label, Name(size, i)))))]);
        Assert.Empty(series.Notes);
    }

    [Theory]
    [InlineData(0, 1e6, "loss is 0, and a law on ln loss needs values above 0 at params=1e6 (r.csv:2): leave it out with 'where', or mend the run")]
    [InlineData(-1, 1e6, "loss is -1, and a law on ln loss needs values above 0 at params=1e6 (r.csv:2): leave it out with 'where', or mend the run")]
    [InlineData(double.NaN, 1e6, "loss is NaN at params=1e6 (r.csv:2): leave it out with 'where', or mend the run")]
    [InlineData(double.PositiveInfinity, 1e6, "loss is Infinity at params=1e6 (r.csv:2): leave it out with 'where', or mend the run")]
    [InlineData(3, 0, "params is 0, and sizes must be above 0 at params=0 (r.csv:2): leave it out with 'where', or mend the run")]
    [InlineData(3, -5, "params is -5, and sizes must be above 0 at params=-5 (r.csv:2): leave it out with 'where', or mend the run")]
    public void A_point_that_no_law_can_take_is_refused_by_name_file_and_line(double y, double x, string expected)
    {
        var series = Select(Check(), [Of("loss", y, ("params", x)), Of("loss", 2, ("params", 1e7)) with { Source = new("r.csv", 3) }]);
        Assert.Equal(expected, series.Refusal);
        Assert.Equal(2, series.Points.Count);
        Assert.Null(ScalingCheck.Checks.Curve.Of(series));
    }

    [Fact]
    public void Two_units_are_refused()
    {
        var series = Select(Check(), [Of("loss", 3, ("params", 1)) with { Unit = "nats" }, Of("loss", 4, ("params", 2)) with { Unit = "bits" }, Of("loss", 4, ("params", 3))]);
        Assert.Equal("loss comes in several units (nats, bits, none): convert or rename one", series.Refusal);
    }

    [Fact]
    public void The_unit_of_the_metric_is_kept() =>
        Assert.Equal("s", Select(Check(), [Of("loss", 3, ("params", 1)) with { Unit = "s" }]).Unit);

    [Fact]
    public void A_metric_that_is_not_there_is_refused_with_what_is() => Assert.Equal(
        "scaling-check.yml:4:3: error SC2002: check 'c' finds no metric 'eval_los' (did you mean 'eval_loss'?); the files hold eval_loss, time",
        Problem(Check("eval_los"), Of("eval_loss", 3, ("params", 1)), Of("time", 3)));

    [Fact]
    public void An_axis_that_is_not_there_is_refused_with_what_is() => Assert.Equal(
        "scaling-check.yml:4:3: error SC2003: check 'c' finds no axis 'param' on metric 'loss' (did you mean 'params'?); it has depth, params",
        Problem(Check("loss", "param"), Of("loss", 3, ("params", 1), ("split", "val"), ("depth", "12"))));

    [Fact]
    public void Axes_that_never_meet_are_refused_and_do_not_pass_silently() => Assert.Equal(
        "scaling-check.yml:4:3: error SC2009: check 'c': no observation of 'loss' has params and tokens together",
        Problem(Check("loss", "params", "tokens"), Of("loss", 3, ("params", 1)), Of("loss", 3, ("tokens", 1))));

    [Fact]
    public void Conditions_that_nothing_fulfils_are_refused() => Assert.Equal(
        "scaling-check.yml:4:3: error SC2004: check 'c': none of 2 observations of 'loss' fulfils split = val and params >= 1e6",
        Problem(Check() with { Where = [new("split", "=", ["val"]), new("params", ">=", ["1e6"])] },
            Of("loss", 3, ("params", 1), ("split", "val")), Of("loss", 3, ("params", 1e7), ("split", "test"))));

    [Theory]
    [InlineData("=", "where")]
    [InlineData("!=", "where")]
    [InlineData("", "by")]
    public void A_label_that_no_observation_has_is_refused_wherever_it_is_named(string op, string key)
    {
        var check = key == "by" ? Check() with { By = ["splt"] } : Check() with { Where = [new("splt", op, ["val"])] };
        Assert.Equal(
            "scaling-check.yml:4:3: error SC2008: check 'c' finds no label or axis 'splt' on metric 'loss' (did you mean 'split'?); it has params, split",
            Problem(check, Of("loss", 3, ("params", 1), ("split", "val"))));
    }

    [Fact]
    public void Observations_without_the_axis_are_left_out_and_counted()
    {
        var series = Select(Check(), [Of("loss", 3, ("params", 1)), Of("loss", 2, ("depth", 1)), Of("loss", 1)]);
        Assert.Equal(3, Assert.Single(series.Points).Y);
        Assert.Equal(["2 observations have no params and were left out"], series.Notes);
    }

    private static string Problem(CheckSettings check, params Observation[] observations)
    {
        var selection = SeriesSelection.Of(check, observations);
        Assert.Empty(selection.Series);
        return selection.Problem!.ToString();
    }
}
