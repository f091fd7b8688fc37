using System.Globalization;
using System.Text.Json;

namespace ScalingCheck.Tool.Verbs;

public sealed class FitVerbTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("")]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void Set_A_of_the_fitting_specification_comes_out_as_computed_independently(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        double[] y = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];
        File.WriteAllText(_folder.File("a.csv"), "params,loss\n" + string.Concat(y.Select((loss, k) =>
            string.Create(CultureInfo.InvariantCulture, $"{1e7 * Math.Pow(2, k)},{loss}\n"))));

        using var result = Fit("a.csv", "--y", "loss", "--x", "params", "--at", "params=1.28e10");

        // Two independent routines agree on these: estimates to 1e-6, profile ends to 1e-5.
        Near(result, "alpha", 0.36801803, 0.33793998, 0.39848262);
        Near(result, "E", 1.86632446, 1.80395340, 1.92030212);
        Near(result, "forecast@params=1.28e10", 1.98229769, 1.95058751, 2.01242785);
    }

    [Fact]
    public void A_single_number_needs_no_axis()
    {
        using var folder = new TempFolder();
        folder.Write("seeds.csv", "val_loss,seed\n3.2785,1\n3.2785,2\n3.2791,3\n");
        var fit = ToolRun.In(folder.Path, "fit", "seeds.csv", "--kind", "metric", "--y", "val_loss");
        Assert.Equal((ExitCode.Ok, ""), (fit.ExitCode, fit.Error));
        // Mean 3.2787; sd 3.4641e-4 over the square root of 3 and times t = 4.3027 is 8.605e-4.
        Assert.Matches(@"^val_loss: 3 runs\n", fit.Out);
        Assert.Matches(@"mean +3\.2787 +\[3\.277839, 3\.279561\]", fit.Out);
        Assert.Matches(@"runs +3\s", fit.Out);
        var without = ToolRun.In(folder.Path, "fit", "seeds.csv", "--y", "val_loss");
        Assert.Equal(ExitCode.Usage, without.ExitCode);
        Assert.Contains("--x: an axis is needed", without.Error, StringComparison.Ordinal);
        foreach (var verb in new[] { "forecast", "plan" })
        {
            var flat = ToolRun.In(folder.Path, verb, "seeds.csv", "--kind", "metric", "--y", "val_loss");
            Assert.Equal(ExitCode.Usage, flat.ExitCode);
            Assert.Contains("kind metric has no axis", flat.Error, StringComparison.Ordinal);
        }

        var report = ToolRun.In(folder.Path, "fit", "seeds.csv", "--kind", "metric", "--y", "val_loss", "--report", "fit.svg");
        Assert.Equal((ExitCode.Ok, ""), (report.ExitCode, report.Error));
        Assert.Contains(">runs, as they came<", File.ReadAllText(Path.Combine(folder.Path, "fit.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Chinchilla_agrees_with_lmfit()
    {
        using var result = Fit(SharedData.Path("chinchilla/points240.csv"), "--y", "loss", "--x", "params,tokens",
            "--set", "form=chinchilla", "--at", "params=70e9,tokens=1.4e12");

        Near(result, "alpha", 0.360253, 0.340155, 0.380594, 2e-6);
        Near(result, "beta", 0.405883, 0.387328, 0.424544, 2e-6);
        Near(result, "E", 1.864550, 1.835523, 1.891655, 2e-6);
        Near(result, "forecast@params=7e10,tokens=1.4e12", 1.995350, 1.980400, 2.009920, 2e-6);
    }

    [Fact]
    public void Columns_are_renamed_and_derived_as_in_a_configuration()
    {
        using var result = Fit(SharedData.Path("chinchilla/svg_extracted_data.csv"), "--y", "loss", "--x", "params,tokens",
            "--rename", "Model Size=params", "--rename", "Training FLOP=flop", "--derive", "tokens=flop/(6*params)",
            "--set", "form=chinchilla");

        Assert.Equal(245, result.RootElement.GetProperty("checks")[0].GetProperty("diagnostics").GetProperty("n").GetInt32());
    }

    [Fact]
    public void Each_value_of_a_label_gets_a_fit_of_its_own()
    {
        using var result = Fit(SharedData.Path("gadre2024-testbed/testbed.csv"), "--y", "loss_c4_val", "--x", "params,tokens", "--by", "train_set",
            "--set", "form=chinchilla", "--where", "multiplier>=5");
        var groups = result.RootElement.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("group").GetProperty("train_set").GetString()).ToList();
        Assert.Equal(["c4_original", "rpj", "rw_original"], groups);
    }

    [Fact]
    public void A_label_that_only_the_left_out_rows_carry_leaves_them_out()
    {
        File.WriteAllText(_folder.File("noted.csv"), "n,note,time\n10,,1\n100,,10\n1000,,100\n5000,diverged,1e9\n10000,,1000\n");

        using var result = Fit("noted.csv", "--kind", "complexity", "--y", "time", "--x", "n", "--where", "note!=diverged");

        Assert.Equal(4, result.RootElement.GetProperty("checks")[0].GetProperty("diagnostics").GetProperty("n").GetInt32());
    }

    [Fact]
    public void Three_sizes_cannot_fix_three_parameters()
    {
        File.WriteAllText(_folder.File("three.csv"), "params,loss\n1e6,3\n1e7,2.5\n1e8,2.2\n");

        var run = ToolRun.In(_folder.Path, "fit", "three.csv", "--y", "loss", "--x", "params");

        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("REFUSED", run.Out, StringComparison.Ordinal);
        Assert.Contains("sizes", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_an_unknown_kind_is_told_before_anything_is_read()
    {
        var run = ToolRun.In(_folder.Path, "fit", "none.csv", "--y", "loss", "--x", "params", "--report", "fit.pdf");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("'fit.pdf' is no report: the extension must be one of", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--form", "'--form' is no option of fit: write --set form=VALUE.")]
    [InlineData("--overhead=true", "'--overhead=true' is no option of fit: write --set overhead=VALUE.")]
    [InlineData("--frm", "'--frm' is no option of fit.")]
    public void A_key_of_a_check_is_no_option_but_has_a_place(string option, string expected)
    {
        var run = ToolRun.In(_folder.Path, "fit", "a.csv", "--y", "loss", "--x", "params", option);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_mixture_of_curves_says_how_to_take_them_apart()
    {
        File.WriteAllText(_folder.File("mixed.csv"), "task,params,loss\n" + string.Concat(Enumerable.Range(1, 5).Select(k =>
            string.Create(CultureInfo.InvariantCulture, $"a,{k}e6,{2 + (1.0 / k)}\nb,{k}e9,{20 + (9.0 / k)}\n"))));

        var run = ToolRun.In(_folder.Path, "fit", "mixed.csv", "--y", "loss", "--x", "params");

        Assert.Contains("REFUSED", run.Out, StringComparison.Ordinal);
        Assert.Contains("add 'by: [task]' for a fit each", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scatter_of_more_than_the_value_itself_is_a_plain_number()
    {
        File.WriteAllText(_folder.File("wild.csv"), "params,loss\n1e6,300\n1e7,2\n1e8,200\n1e9,1\n1e10,9\n1e11,.2\n");

        var run = ToolRun.In(_folder.Path, "fit", "wild.csv", "--y", "loss", "--x", "params", "--set", "form=power");

        Assert.Matches(@"points scatter by [1-9]\d\d % about it", run.Out);
    }

    [Fact]
    public void A_law_of_two_axes_is_not_sent_to_a_form_of_one()
    {
        using var result = Fit(SharedData.Path("porian2024-isoflop/isoflop_points.csv"), "--y", "loss", "--x", "n,tokens", "--derive", "tokens=flops/(6*n)",
            "--set", "form=chinchilla", "--where", "experiment=owt2_base_long_kaplan_kaplan_train");

        var floor = result.RootElement.GetProperty("checks")[0].GetProperty("estimates").EnumerateArray().First(estimate => estimate.GetProperty("name").GetString() == "E");
        Assert.EndsWith("Add larger sizes.", floor.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_optimal_sizes_of_ten_published_experiments_give_the_published_exponents()
    {
        using var result = Fit(SharedData.Path("porian2024-isoflop/optimal_pairs.csv"), "--y", "n_opt", "--x", "flops", "--by", "experiment", "--set", "form=power");

        var published = File.ReadLines(SharedData.Path("porian2024-isoflop/published_exponents.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(row => row[0], row => double.Parse(row[2], CultureInfo.InvariantCulture));
        var checks = result.RootElement.GetProperty("checks").EnumerateArray().ToList();
        Assert.Equal(10, checks.Count);
        foreach (var check in checks)
        {
            // The unweighted regression of the authors' summary.
            var alpha = check.GetProperty("estimates").EnumerateArray().First(estimate => estimate.GetProperty("name").GetString() == "alpha").GetProperty("value").GetDouble();
            Assert.Equal(published[check.GetProperty("group").GetProperty("experiment").GetString()!], -alpha, 1e-6);
        }
    }

    [Fact]
    public void A_loss_of_zero_is_refused_with_file_and_line()
    {
        File.WriteAllText(_folder.File("zero.csv"), "params,loss\n1e6,3\n1e7,0\n1e8,2.2\n1e9,2\n1e10,1.9\n");

        var run = ToolRun.In(_folder.Path, "fit", "zero.csv", "--y", "loss", "--x", "params");

        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("zero.csv:3", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SC3004", "--set", "form=pwer")]
    [InlineData("SC3002", "--set", "frm=power")]
    [InlineData("SC3011", "--at", "params=-1")]
    [InlineData("SC3011", "--at", "tokens=1e9")]
    [InlineData("SC3011", "--where", "params")]
    [InlineData("SC3011", "--derive", "c=1+")]
    [InlineData("0,95", "--level", "0,95")]
    [InlineData("SC3011", "--level", "0")]
    [InlineData("SC3011", "--level", "-1")]
    [InlineData("--levl", "--levl", "0.9")]
    public void A_mistake_on_the_command_line_is_a_usage_error(string expected, params string[] arguments)
    {
        File.WriteAllText(_folder.File("a.csv"), "params,loss\n1e6,3\n");

        var run = ToolRun.In(_folder.Path, ["fit", "a.csv", "--y", "loss", "--x", "params", .. arguments]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void The_level_is_95_percent_unless_said_in_either_way()
    {
        File.WriteAllText(_folder.File("p.csv"), "n,time\n10,1\n100,10.1\n1000,100\n10000,1001\n");
        double Level(params string[] arguments)
        {
            using var result = Fit(["p.csv", "--kind", "complexity", "--y", "time", "--x", "n", .. arguments]);
            return result.RootElement.GetProperty("checks")[0].GetProperty("estimates")[0].GetProperty("level").GetDouble();
        }

        Assert.Equal(0.95, Level());
        Assert.Equal(0.9, Level("--level", "0.9"));
        Assert.Equal(0.8, Level("--set", "level=0.8"));
    }

    [Fact]
    public void A_seed_that_no_bootstrap_takes_is_told_as_people_write_numbers()
    {
        File.WriteAllText(_folder.File("a.csv"), "params,loss\n1e6,4\n2e6,3\n4e6,2.5\n8e6,2.2\n");
        var run = ToolRun.In(_folder.Path, "fit", "a.csv", "--y", "loss", "--x", "params", "--seed", "1e300");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("'seed' is '1e300', expected a whole number above 0 and below 1e9", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Intervals_that_are_not_the_default_are_named()
    {
        File.WriteAllText(_folder.File("a.csv"), "params,loss\n1e6,4\n2e6,3.1\n4e6,2.5\n8e6,2.1\n16e6,1.7\n");
        string Fit(params string[] set) => ToolRun.In(_folder.Path, ["fit", "a.csv", "--y", "loss", "--x", "params", .. set]).Out;
        Assert.Contains("fitted by log-squares; intervals by wald", Fit("--set", "intervals=wald"), StringComparison.Ordinal);
        Assert.DoesNotContain("intervals by", Fit(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error=se")]
    [InlineData("objective=squares")]
    public void The_scatter_is_a_share_of_the_metric_whatever_the_residuals_are(string set)
    {
        // Two per cent off a power law, up and down, with standard errors of two per cent.
        var rows = Enumerable.Range(0, 8).Select(k => (X: 1e6 * Math.Pow(2, k), Y: 1000 * Math.Pow(2, -.2 * k) * (k % 2 == 0 ? 1.02 : .98)));
        File.WriteAllText(_folder.File("a.csv"), "params,loss,se\n" + string.Concat(rows.Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"{row.X},{row.Y},{.02 * row.Y}\n"))));
        var text = ToolRun.In(_folder.Path, "fit", "a.csv", "--y", "loss", "--x", "params", "--set", "form=power", "--set", set).Out;
        Assert.Matches(@"points scatter by 2(\.\d)? % about it", text);
    }

    [Fact]
    public void A_seed_is_taken_and_changes_nothing()
    {
        File.WriteAllText(_folder.File("p.csv"), "n,time\n10,1\n100,10.1\n1000,100\n10000,1001\n");
        string[] arguments = ["fit", "p.csv", "--kind", "complexity", "--y", "time", "--x", "n"];

        Assert.Equal(ToolRun.In(_folder.Path, arguments), ToolRun.In(_folder.Path, [.. arguments, "--seed", "7"]));
    }

    [Fact]
    public void Labels_of_a_file_move_no_cursor_and_start_no_line()
    {
        File.WriteAllText(_folder.File("p.csv"), string.Concat(
            "n,time,kind\n", "10,1,\"a\u001b[2J\n::error::x\"\n", "100,10,\"a\u001b[2J\n::error::x\"\n",
            "1000,100,\"a\u001b[2J\n::error::x\"\n", "10000,1000,\"a\u001b[2J\n::error::x\"\n"));

        var run = ToolRun.In(_folder.Path, "fit", "p.csv", "--kind", "complexity", "--y", "time", "--x", "n", "--by", "kind");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("kind=a", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\n::", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var run = ToolRun.In(_folder.Path, "fit", "nowhere.csv", "--y", "loss", "--x", "params");
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("nowhere.csv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_terminal_sees_a_plot_of_points_and_curve()
    {
        File.WriteAllText(_folder.File("p.csv"), "n,time\n10,1\n100,10\n1000,100\n10000,1000\n");

        var run = ToolRun.In(_folder.Path, "fit", "p.csv", "--kind", "complexity", "--y", "time", "--x", "n");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("O(n)", run.Out, StringComparison.Ordinal);
        Assert.Equal(4, run.Out.Count(c => c == '●'));
    }

    private JsonDocument Fit(params string[] arguments)
    {
        var run = ToolRun.In(_folder.Path, ["fit", .. arguments, "--json"]);
        Assert.True(run.ExitCode == ExitCode.Ok, run.Error);
        return JsonDocument.Parse(run.Out);
    }

    private static void Near(JsonDocument result, string name, double value, double lower, double upper, double tolerance = 1e-6)
    {
        var estimate = result.RootElement.GetProperty("checks")[0].GetProperty("estimates").EnumerateArray()
            .Single(candidate => candidate.GetProperty("name").GetString() == name);
        Assert.Equal(value, estimate.GetProperty("value").GetDouble(), tolerance * value);
        Assert.Equal(lower, estimate.GetProperty("lower").GetDouble(), 10 * tolerance * Math.Abs(lower));
        Assert.Equal(upper, estimate.GetProperty("upper").GetDouble(), 10 * tolerance * Math.Abs(upper));
    }

    [Theory]
    [InlineData("objective=log-squares")]
    [InlineData("objective=squares")]
    [InlineData("error=tiny")]
    [InlineData("error=large")]
    public void The_scatter_is_a_share_of_y_whatever_was_minimised(string key)
    {
        // Set A of the fitting specification in thousandths: its residuals have a standard deviation of .339 %.
        double[] y = [3478.73, 3124.7, 2831.66, 2606.86, 2447.85, 2327.19, 2220.23, 2129.99];
        File.WriteAllLines(_folder.File("s.csv"), ["params,loss,tiny,large", .. y.Select((v, k) => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{1e7 * Math.Pow(2, k)},{v},{1e-6 * v},{.1 * v}"))]);
        var run = ToolRun.In(_folder.Path, "fit", "s.csv", "--y", "loss", "--x", "params", "--set", key);
        Assert.Contains("points scatter by 0.34 % about it", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
