using System.Text.Json;

namespace ScalingCheck.Tool.Verbs;

public sealed class PlanVerbTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PlanVerbTests() => File.WriteAllText(_folder.File("a.csv"), """
        params,loss,seconds
        1e7,3.47873,12
        2e7,3.1247,24
        4e7,2.83166,48
        8e7,2.60686,96
        1.6e8,2.44785,192
        3.2e8,2.32719,384
        6.4e8,2.22023,768
        1.28e9,2.12999,1536

        """);

    [Fact]
    public void A_plan_keeps_the_budget_and_the_cap_and_sharpens_the_forecast()
    {
        using var plan = Json("--at", "params=1.28e10", "--budget", "255", "--cost", "params / 1e7", "--cap", "4");
        Assert.True(plan.RootElement.GetProperty("plans")[0].GetProperty("cost").GetDouble() <= 255);
        Assert.All(Sizes(plan), size => Assert.InRange(size.GetProperty("add").GetInt32(), 0, 4));
        Assert.All(Sizes(plan), size => Assert.Equal(size.GetProperty("at").GetProperty("params").GetDouble() / 1e7, size.GetProperty("costPerRun").GetDouble(), 1e-9));
        Assert.All(Sizes(plan), size => Assert.Equal(1, size.GetProperty("existing").GetInt32()));
        var (before, after) = Errors(plan, "forecast");
        Assert.True(after < before);
        // Eight runs more at the same sizes would halve the variance at a cost of 255; the plan does better.
        Assert.True(after < before / Math.Sqrt(2));
        Assert.InRange(plan.RootElement.GetProperty("plans")[0].GetProperty("efficiency").GetDouble(), .5, 1);
    }

    [Fact]
    public void The_cost_may_be_a_metric_of_past_runs()
    {
        using var plan = Json("--goal", "slope", "--budget", "3000", "--cost", "seconds", "--cap", "2");
        Assert.All(Sizes(plan), size => Assert.Equal(12 * size.GetProperty("at").GetProperty("params").GetDouble() / 1e7, size.GetProperty("costPerRun").GetDouble(), 1e-6));
    }

    [Theory]
    [InlineData(0, "exponent")]
    [InlineData(0, "scale")]
    [InlineData(5e-6, "exponent")]
    [InlineData(5e-6, "scale")]
    [InlineData(5e-6, "overhead")]
    public void A_cost_is_planned_by_the_names_of_its_estimates(double overhead, string goal)
    {
        File.WriteAllLines(_folder.File("t.csv"), ["n,time", .. Enumerable.Range(8, 10).Select(k => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{1 << k},{overhead + (1e-9 * (1 << k) * (1 + (.01 * Math.Cos(3 * k))))}"))]);
        var run = ToolRun.In(_folder.Path, "plan", "t.csv", "--kind", "complexity", "--y", "time", "--x", "n", "--goal", goal, "--budget", "6", "--json");
        using var plan = JsonDocument.Parse(run.Out);
        Assert.Equal(JsonValueKind.Null, plan.RootElement.GetProperty("plans")[0].GetProperty("reason").ValueKind);
        Assert.Equal(6, Sizes(plan).Sum(size => size.GetProperty("add").GetInt32()));
    }

    [Fact]
    public void Each_group_pays_the_cost_of_its_own_runs()
    {
        var rows = File.ReadAllLines(_folder.File("a.csv"))[1..].Where(row => row.Length > 0).ToList();
        File.WriteAllLines(_folder.File("a.csv"), ["params,loss,seconds,model", .. rows.Select(row => row + ",small"), .. rows.Select(row => row + "0,large")]);
        using var plan = Json("--by", "model", "--goal", "slope", "--budget", "30000", "--cost", "seconds", "--cap", "2");
        double First(int group) => plan.RootElement.GetProperty("plans")[group].GetProperty("sizes")[0].GetProperty("costPerRun").GetDouble();
        Assert.Equal(120, First(0), 1e-6);
        Assert.Equal(12, First(1), 1e-6);
    }

    [Fact]
    public void Sizes_that_differ_by_one_in_a_thousand_are_one_candidate()
    {
        File.WriteAllText(_folder.File("a.csv"), "params,loss\n125,4\n250,3.2\n500,2.7\n999,2.4\n1000,2.41\n2000,2.2\n4000,2.1\n");
        using var plan = Json("--goal", "alpha", "--budget", "6");
        Assert.Equal(6, Sizes(plan).Count);
    }

    [Fact]
    public void Unsaid_a_run_costs_one_and_the_budget_is_a_number_of_runs()
    {
        using var plan = Json("--goal", "alpha", "--budget", "6");
        Assert.Equal(6, Sizes(plan).Sum(size => size.GetProperty("add").GetInt32()));
    }

    [Fact]
    public void Sizes_that_were_never_run_can_be_planned()
    {
        using var plan = Json("--goal", "E", "--budget", "3", "--size", "2.56e9,5.12e9", "--size", "params=1.024e10");
        Assert.Equal([2.56e9, 5.12e9, 1.024e10], Sizes(plan).Select(size => size.GetProperty("at").GetProperty("params").GetDouble()));
        // The floor shows itself at the largest size.
        Assert.Equal(3, Sizes(plan)[^1].GetProperty("add").GetInt32());
    }

    [Fact]
    public void The_configuration_says_what_may_be_spent_and_the_command_line_overrides_it()
    {
        File.WriteAllText(_folder.File("scaling-check.yml"), """
            version: 1
            collect: [{ files: a.csv }]
            checks:
              loss:
                y: loss
                x: params
                forecast: { params: 1.28e10 }
                plan: { budget: 4, cost: 1, cap: 2, goal: alpha, sizes: [1e7, 2e7, 1.28e9] }
            """);
        using var plan = JsonDocument.Parse(ToolRun.In(_folder.Path, "plan", "--json").Out);
        Assert.Equal(3, Sizes(plan).Count);
        Assert.Equal(4, plan.RootElement.GetProperty("plans")[0].GetProperty("cost").GetDouble());
        Assert.Equal("alpha", plan.RootElement.GetProperty("plans")[0].GetProperty("goal").GetString());
        using var other = JsonDocument.Parse(ToolRun.In(_folder.Path, "plan", "--budget", "2", "--goal", "forecast", "--json").Out);
        Assert.Equal(2, other.RootElement.GetProperty("plans")[0].GetProperty("cost").GetDouble());
        Assert.Equal("the forecast at 1.28e10", other.RootElement.GetProperty("plans")[0].GetProperty("goal").GetString());
    }

    [Theory]
    [InlineData("--budget: what may the new runs of 'fit' cost together?", "--goal", "alpha")]
    [InlineData("'alpa' is none of forecast, all, slope, ratio, A, alpha, E (did you mean 'alpha'?)", "--goal", "alpa", "--budget", "9")]
    [InlineData("--cost", "--cost", "params ^^ 2", "--budget", "9")]
    [InlineData("--cap: the most new runs of one size is a whole number above 0", "--cap", "1.5", "--budget", "9")]
    [InlineData("--cap: the most new runs of one size is a whole number above 0", "--cap", "0", "--budget", "9")]
    [InlineData("'half' is no share for --noise: write 0.005 or 0.5%.", "--noise", "half", "--budget", "9")]
    [InlineData("'--report' is no option of plan", "--budget", "9", "--report", "plan.md")]
    [InlineData("a size for params is needed, found tokens", "--size", "tokens=1e9", "--budget", "9")]
    public void A_slip_on_the_command_line_is_told(string expected, params string[] arguments)
    {
        var run = Plan(arguments);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the goal 'forecast' needs a point", "--goal", "forecast", "--budget", "9")]
    [InlineData("the files hold loss, params, seconds", "--cost", "minutes", "--budget", "9")]
    [InlineData("is below the cost of", "--budget", "0.5")]
    [InlineData("is neither arithmetic on params nor the name of a metric", "--cost", "params * minutes", "--budget", "9")]
    public void What_cannot_be_planned_is_refused_with_the_reason(string expected, params string[] arguments)
    {
        var run = Plan(arguments);
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_noise_is_a_share_as_in_a_configuration() =>
        Assert.Equal(Plan("--budget", "9", "--noise", "0.005").Out, Plan("--budget", "9", "--noise", "0.5%").Out);

    [Fact]
    public void The_text_says_what_to_run_and_what_it_buys()
    {
        var run = Plan("--at", "params=1.28e10", "--budget", "255", "--cost", "params / 1e7");
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("runs for the forecast at 1.28e10, cost ", run.Out, StringComparison.Ordinal);
        Assert.Contains("of what any plan for this budget could reach; every plan was tried", run.Out, StringComparison.Ordinal);
        Assert.Contains("over 20 other curves that the points allow", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private ToolRun Plan(params string[] arguments) => ToolRun.In(_folder.Path, ["plan", "a.csv", "--y", "loss", "--x", "params", .. arguments]);

    private JsonDocument Json(params string[] arguments) => JsonDocument.Parse(Plan([.. arguments, "--json"]).Out);

    private static List<JsonElement> Sizes(JsonDocument plan) => [.. plan.RootElement.GetProperty("plans")[0].GetProperty("sizes").EnumerateArray()];

    private static (double Before, double After) Errors(JsonDocument plan, string name)
    {
        var quantity = plan.RootElement.GetProperty("plans")[0].GetProperty("quantities").EnumerateArray().Single(q => q.GetProperty("name").GetString() == name);
        return (quantity.GetProperty("before").GetProperty("standardError").GetDouble(), quantity.GetProperty("after").GetProperty("standardError").GetDouble());
    }
}
