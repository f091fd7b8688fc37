using System.Globalization;
using System.Text.Json;

namespace ScalingCheck.Tool.Verbs;

public sealed class ForecastVerbTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_worked_example_of_the_forecasting_specification_lies_near_its_reference()
    {
        using var result = Json("forecast", SharedData.Path("revisiting/benchmark.lang.csv"), "--y", "Loss", "--x", "Seen Examples",
            "--where", "Domain=NMT", "--where", "Model=6 Enc, 6 Dec", "--where", "Training=1", "--at", "Seen Examples=5.12e8", "--json");

        // The reference is for nine fits, the ensemble has twelve; the truth there is .34015626.
        var forecast = Estimate(result, "forecast@Seen Examples=5.12e8");
        Assert.Equal(.335598, forecast.GetProperty("value").GetDouble(), .01);
        Assert.InRange(.34015626, forecast.GetProperty("lower").GetDouble(), forecast.GetProperty("upper").GetDouble());
        var diagnostics = Check(result).GetProperty("diagnostics");
        Assert.Equal(2, diagnostics.GetProperty("distance:forecast@Seen Examples=5.12e8").GetDouble(), 1e-9);
        Assert.Equal(5, diagnostics.GetProperty("backtests").GetInt32());
        Assert.Equal(1, diagnostics.EnumerateObject().Where(entry => entry.Name.StartsWith("weight:", StringComparison.Ordinal)).Sum(entry => entry.Value.GetDouble()), 1e-9);
    }

    [Fact]
    public void The_forms_are_ranked_by_their_backtests_and_the_first_is_fitted()
    {
        WriteCurve("a.csv", 12);
        using var result = Json("forecast", "a.csv", "--y", "loss", "--x", "params", "--json");
        var diagnostics = Check(result).GetProperty("diagnostics");
        var errors = diagnostics.GetProperty("forms").EnumerateArray()
            .Where(form => form.GetProperty("reason").ValueKind == JsonValueKind.Null).Select(form => form.GetProperty("backtest-error").GetDouble()).ToList();
        Assert.True(errors.Count > 2);
        // A tie of 5 % goes to the form with fewer parameters.
        Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.True(pair.First <= pair.Second * 1.05));
        Assert.Equal(diagnostics.GetProperty("forms")[0].GetProperty("form").GetString(), diagnostics.GetProperty("form").GetString());
    }

    [Fact]
    public void Unsaid_it_forecasts_at_two_and_ten_times_the_largest_size()
    {
        WriteCurve("a.csv", 8);
        using var result = Json("forecast", "a.csv", "--y", "loss", "--x", "params", "--json");
        Assert.Equal(["forecast@params=2.56e9", "forecast@params=1.28e10"], Names(result).Where(name => name.StartsWith("forecast", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sizes_that_nobody_asked_for_have_three_digits()
    {
        File.WriteAllText(_folder.File("odd.csv"), "params,loss\n1000001.5,4\n2000003.1,3.1\n4000007.3,2.5\n8000011.9,2.1\n");
        using var result = Json("forecast", "odd.csv", "--y", "loss", "--x", "params", "--set", "form=power", "--json");
        Assert.Equal(["forecast@params=1.6e7", "forecast@params=8e7"], Names(result).Where(name => name.StartsWith("forecast", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_target_is_reached_at_the_size_that_was_computed_independently()
    {
        WriteCurve("a.csv", 8);
        using var result = Json("forecast", "a.csv", "--y", "loss", "--x", "params", "--set", "form=power-constant", "--target", "2.05", "--json");
        var size = Estimate(result, "params@loss=2.05");
        Assert.Equal(3.669366e9, size.GetProperty("value").GetDouble(), 3.7e3);
        Assert.Equal(2.759750e9, size.GetProperty("lower").GetDouble(), 2.8e4);
        Assert.Equal(5.427418e9, size.GetProperty("upper").GetDouble(), 5.5e4);
    }

    [Fact]
    public void Compute_is_split_between_parameters_and_tokens()
    {
        using var result = Json("forecast", SharedData.Path("chinchilla/points240.csv"), "--y", "loss", "--x", "params,tokens",
            "--set", "objective=huber", "--set", "draws=200", "--compute", "5.76e23", "--json");
        // The Huber fit of the fitting specification: N* 7.3190e10, D*/N* 17.9.
        Assert.Equal(7.3190e10, Estimate(result, "params@compute=5.76e23").GetProperty("value").GetDouble(), 5e6);
        Assert.Equal(17.9, Estimate(result, "tokens-per-param@compute=5.76e23").GetProperty("value").GetDouble(), .05);
    }

    [Fact]
    public void Compute_far_beyond_the_measured_is_not_split()
    {
        using var result = Json("forecast", SharedData.Path("chinchilla/points240.csv"), "--y", "loss", "--x", "params,tokens", "--compute", "1e40", "--json");
        Assert.False(Estimate(result, "params@compute=1e40").GetProperty("identified").GetBoolean());
    }

    [Fact]
    public void Without_files_the_checks_of_the_configuration_are_forecast_and_nothing_is_recorded()
    {
        WriteCurve("a.csv", 8);
        File.WriteAllText(_folder.File("scaling-check.yml"), """
            version: 1
            collect: [{ files: a.csv }]
            checks: { loss: { y: loss, x: params, form: auto, forecast: { params: 1e10 } }, again: { y: loss, x: params } }
            """);
        using var result = Json("forecast", "--check", "loss", "--json");
        Assert.Equal("loss", Check(result).GetProperty("name").GetString());
        Assert.Contains("forecast@params=1e10", Names(result));
        Assert.False(Directory.Exists(_folder.File(".scaling-check")));
        var unknown = ToolRun.In(_folder.Path, "forecast", "--check", "los");
        Assert.Equal(ExitCode.Usage, unknown.ExitCode);
        Assert.Contains("'los' (did you mean 'loss'?)", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gates_of_the_configuration_are_not_judged()
    {
        WriteCurve("a.csv", 8);
        File.WriteAllText(_folder.File("scaling-check.yml"), """
            version: 1
            collect: [{ files: a.csv }]
            checks: { loss: { y: loss, x: params, gates: { slope: { worse-by: 1% }, forecast@params=1e10: { max: 1 } } } }
            """);
        var run = ToolRun.In(_folder.Path, "forecast");
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("forecast@params=1e10", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--y and --x: files need the metric and its axis", "forecast", "a.csv")]
    [InlineData("'auto' takes one axis", "forecast", "a.csv", "--y", "loss", "--x", "params,tokens", "--set", "form=auto")]
    [InlineData("'compute' is for the form chinchilla", "forecast", "a.csv", "--y", "loss", "--x", "params", "--compute", "1e20")]
    [InlineData("'1,5' is no number for --target", "forecast", "a.csv", "--y", "loss", "--x", "params", "--target", "1,5")]
    [InlineData("--at and --target: without files", "forecast", "--at", "params=1e9", "--target", "2")]
    [InlineData("--check: files make a check", "forecast", "a.csv", "--y", "loss", "--x", "params", "--check", "loss")]
    [InlineData("run 'scaling-check init'", "forecast")]
    [InlineData("--at: without files the checks of the configuration", "forecast", "--at", "params=1e9")]
    [InlineData("--set: without files the checks of the configuration", "forecast", "--set", "form=power")]
    [InlineData("--target: without files the checks of the configuration", "forecast", "--target", "2")]
    [InlineData("--check: files make a check of their own", "forecast", "a.csv", "--y", "loss", "--x", "params", "--check", "loss")]
    public void What_cannot_be_asked_is_told(string expected, params string[] arguments)
    {
        var run = ToolRun.In(_folder.Path, arguments);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_is_forecast_by_its_own_law()
    {
        WriteCurve("a.csv", 8);
        using var result = Json("forecast", "a.csv", "--y", "loss", "--x", "params", "--set", "kind=complexity", "--json");
        Assert.Equal("power", Check(result).GetProperty("diagnostics").GetProperty("form").GetString());
    }

    [Fact]
    public void The_form_that_is_fitted_is_the_first_of_the_table_under_any_objective()
    {
        // One outlier, by which squares and huber rank the forms in another order.
        WriteCurve("a.csv", 12);
        File.WriteAllText(_folder.File("a.csv"), File.ReadAllText(_folder.File("a.csv")).Replace("2.60686", "2.737203", StringComparison.Ordinal));
        string Chosen(string objective)
        {
            using var result = Json("fit", "a.csv", "--y", "loss", "--x", "params", "--set", "form=power,power-constant,shifted-size,log-linear",
                "--set", $"objective={objective}", "--set", "draws=100", "--json");
            var diagnostics = Check(result).GetProperty("diagnostics");
            Assert.Equal(diagnostics.GetProperty("forms")[0].GetProperty("form").GetString(), diagnostics.GetProperty("form").GetString());
            return diagnostics.GetProperty("form").GetString()!;
        }

        Assert.NotEqual(Chosen("log-squares"), Chosen("huber"));
    }

    [Fact]
    public void Two_seeds_a_size_are_forecast()
    {
        WriteCurve("a.csv", 8);
        var rows = File.ReadAllLines(_folder.File("a.csv"))[1..];
        File.WriteAllLines(_folder.File("a.csv"), ["params,loss,seed", .. rows.Select(row => row + ",1"), .. rows.Select(row => row.Split(',') is [var x, var y]
            ? string.Create(CultureInfo.InvariantCulture, $"{x},{1.001 * double.Parse(y, CultureInfo.InvariantCulture)},2") : "")]);
        using var result = Json("forecast", "a.csv", "--y", "loss", "--x", "params", "--json");
        Assert.True(Estimate(result, "forecast@params=2.56e9").GetProperty("identified").GetBoolean());
    }

    [Fact]
    public void Too_far_beyond_the_largest_size_nothing_is_forecast_unless_asked_for()
    {
        WriteCurve("a.csv", 8);
        using var far = Json("forecast", "a.csv", "--y", "loss", "--x", "params", "--at", "params=1e12", "--json");
        Assert.False(Estimate(far, "forecast@params=1e12").GetProperty("identified").GetBoolean());
        using var raised = Json("forecast", "a.csv", "--y", "loss", "--x", "params", "--at", "params=1e12", "--set", "max-distance=1000", "--json");
        Assert.True(Estimate(raised, "forecast@params=1e12").GetProperty("identified").GetBoolean());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Set A of the fitting specification, continued by its law.</summary>
    private void WriteCurve(string file, int sizes)
    {
        double[] y = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999, 2.0661, 2.0051, 1.9682, 1.9283];
        File.WriteAllText(_folder.File(file), "params,loss\n" + string.Concat(y.Take(sizes).Select((loss, k) =>
            string.Create(CultureInfo.InvariantCulture, $"{1e7 * Math.Pow(2, k)},{loss}\n"))));
    }

    private JsonDocument Json(params string[] arguments)
    {
        var run = ToolRun.In(_folder.Path, arguments);
        Assert.Equal("", run.Error);
        return JsonDocument.Parse(run.Out);
    }

    private static JsonElement Check(JsonDocument result) => result.RootElement.GetProperty("checks").EnumerateArray().Single();

    private static IEnumerable<string> Names(JsonDocument result) => Check(result).GetProperty("estimates").EnumerateArray().Select(estimate => estimate.GetProperty("name").GetString()!);

    private static JsonElement Estimate(JsonDocument result, string name) =>
        Check(result).GetProperty("estimates").EnumerateArray().Single(estimate => estimate.GetProperty("name").GetString() == name);
}
