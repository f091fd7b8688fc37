using System.Text.Json;
using ScalingCheck.Judge;
using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Report;

/// <summary>The machine-readable contract, field by field: scripts rely on it.</summary>
public sealed class JsonReportTests
{
    private static readonly string[] EstimateFields =
        ["name", "value", "lower", "upper", "level", "standardError", "unit", "better", "identified", "reason", "baseline", "verdict", "p", "q"];

    [Fact]
    public void The_document_has_its_fields_in_their_order()
    {
        var root = Read(Samples.Everything());
        Assert.Equal(["schema", "verdict", "exitCode", "commit", "tool", "checks", "families", "changes", "excursions", "diagnostics"], Fields(root));
        Assert.Equal("scaling-check/result/1", root.GetProperty("schema").GetString());
        Assert.Equal("regressed", root.GetProperty("verdict").GetString());
        Assert.Equal(1, root.GetProperty("exitCode").GetInt32());
        Assert.Equal(["name", "verdict", "gates", "regressed", "compared", "worse", "p"], Fields(root.GetProperty("families")[0]));
        Assert.Equal(["code", "severity", "message", "file", "line", "column"], Fields(root.GetProperty("diagnostics")[0]));
    }

    [Fact]
    public void Every_check_and_every_estimate_has_every_field()
    {
        foreach (var check in Read(Samples.Everything()).GetProperty("checks").EnumerateArray())
        {
            Assert.Equal(["name", "kind", "group", "verdict", "reason", "estimates", "gates", "diagnostics"], Fields(check));
            Assert.Equal(["form", "n", "reading"], Fields(check.GetProperty("diagnostics"))[..3]);
            Assert.Equal("warnings", Fields(check.GetProperty("diagnostics"))[^1]);
            foreach (var estimate in check.GetProperty("estimates").EnumerateArray()) Assert.Equal(EstimateFields, Fields(estimate));
            foreach (var gate in check.GetProperty("gates").EnumerateArray())
            {
                Assert.Equal(
                    ["name", "verdict", "reason", "worsening", "standardError", "degreesOfFreedom", "margin", "scale", "method", "p", "q", "m", "detectable", "per", "accepted", "note"],
                    Fields(gate));
            }
        }
    }

    [Fact]
    public void Numbers_round_trip()
    {
        var report = Samples.Report([Samples.SortTime()]);
        var check = report.Run.Checks[0];
        var read = Read(report).GetProperty("checks")[0];
        var estimates = read.GetProperty("estimates").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!);
        foreach (var estimate in check.Outcome.Estimates)
        {
            Assert.Equal(estimate.Value, estimates[estimate.Name].GetProperty("value").GetDouble());
            Assert.Equal(estimate.Lower, estimates[estimate.Name].GetProperty("lower").GetDouble());
            Assert.Equal(estimate.Upper, estimates[estimate.Name].GetProperty("upper").GetDouble());
            Assert.Equal(estimate.StandardError, estimates[estimate.Name].GetProperty("standardError").GetDouble());
        }

        var exponent = estimates["exponent"];
        var gate = check.Gate("exponent");
        Assert.Equal("lower", exponent.GetProperty("better").GetString());
        Assert.Equal("regressed", exponent.GetProperty("verdict").GetString());
        Assert.Equal(gate.P, exponent.GetProperty("p").GetDouble());
        Assert.Equal(gate.Q, exponent.GetProperty("q").GetDouble());
        var baseline = exponent.GetProperty("baseline");
        Assert.Equal(["value", "lower", "upper", "commit", "distance", "sentence"], Fields(baseline));
        Assert.Equal(gate.Comparison.BaseValue, baseline.GetProperty("value").GetDouble());
        Assert.InRange(1.1, baseline.GetProperty("lower").GetDouble(), baseline.GetProperty("upper").GetDouble());
        Assert.Equal(Commit(0), baseline.GetProperty("commit").GetString());
        Assert.Equal(0, baseline.GetProperty("distance").GetInt32());
    }

    [Fact]
    public void A_gate_between_two_curves_is_an_estimate_too()
    {
        var report = Samples.Report([Samples.Loss()]);
        var slope = Read(report).GetProperty("checks")[0].GetProperty("estimates").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "slope");
        var worsening = report.Run.Checks[0].Gate("slope").Worsening;
        Assert.Equal(EstimateFields, Fields(slope));
        Assert.Equal(worsening.Change, slope.GetProperty("value").GetDouble());
        Assert.Equal(worsening.LowerBound(.025), slope.GetProperty("lower").GetDouble());
        Assert.Equal("pass", slope.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData(double.NaN, 1, 2, .1, "the value is not a finite number")]
    [InlineData(double.PositiveInfinity, 1, 2, .1, "the value is not a finite number")]
    [InlineData(1, double.NegativeInfinity, 2, .1, "the data leave the interval open at the end that is null")]
    [InlineData(1, double.NaN, double.NaN, .1, "no interval was computed")]
    [InlineData(1, .5, 2, double.NaN, "the standard error does not exist")]
    [InlineData(1, .5, 2, .1, null)]
    public void What_is_not_finite_is_null_with_a_reason(double value, double lower, double upper, double error, string? reason)
    {
        var gated = Complexity();
        var outcome = Outcome(gated, Sizes, Sizes);
        var estimate = outcome.Estimates[0] with { Value = value, Lower = lower, Upper = upper, StandardError = error };
        var read = Read(Samples.Report([Case(gated, outcome with { Estimates = [estimate] }) with { NoBaseline = null }]))
            .GetProperty("checks")[0].GetProperty("estimates")[0];
        Assert.Equal(reason, read.GetProperty("reason").GetString());
        foreach (var (name, number) in new[] { ("value", value), ("lower", lower), ("upper", upper), ("standardError", error) })
            Assert.Equal(double.IsFinite(number) ? JsonValueKind.Number : JsonValueKind.Null, read.GetProperty(name).ValueKind);
    }

    [Fact]
    public void An_estimate_that_is_not_identified_says_why()
    {
        var gated = Complexity();
        var outcome = Outcome(gated, Sizes, Sizes);
        var read = Read(Samples.Report([Case(gated, outcome with { Estimates = [outcome.Estimates[0] with { NotIdentified = "add larger sizes" }] }) with { NoBaseline = null }]))
            .GetProperty("checks")[0].GetProperty("estimates")[0];
        Assert.False(read.GetProperty("identified").GetBoolean());
        Assert.Equal("add larger sizes", read.GetProperty("reason").GetString());
    }

    private static JsonElement Read(RunReport report) => JsonDocument.Parse(new JsonReport().Render(report)).RootElement;

    private static string[] Fields(JsonElement element) => [.. element.EnumerateObject().Select(field => field.Name)];
}
