using System.Text.RegularExpressions;
using ScalingCheck.Tool.Verbs;

namespace ScalingCheck.Tool;

public sealed class CommandLineTests
{
    public static TheoryData<string> Verbs => ["init", "check", "collect", "fit", "trend", "accept", "history", "export", "import", "explain", "schema"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_has_help_with_an_example(string verb)
    {
        var run = ToolRun.In(".", verb, "--help");
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Matches($@"Examples?:\s+scaling-check {verb}", run.Out);
    }

    [Theory]
    [InlineData("check", "--no-such-option")]
    [InlineData("chek")]
    [InlineData("check", "--fail-on", "everything")]
    [InlineData("check", "--report", "report.docx")]
    [InlineData("fit", "a.csv", "--y", "loss", "--x", "params", "--report", "report.docx")]
    [InlineData("check", "--environment", "novalue")]
    public void A_wrong_command_line_exits_with_2_and_says_so_on_stderr_alone(params string[] arguments)
    {
        var run = ToolRun.In(".", arguments);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(arguments[^1], run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_configuration_the_tool_says_how_to_get_one()
    {
        using var folder = new TempFolder();
        var run = ToolRun.In(folder.Path, "check");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("scaling-check init", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_prints_the_page_of_every_code()
    {
        foreach (var code in ExplainVerb.Codes())
        {
            var run = ToolRun.In(".", "explain", code);
            Assert.Equal(ExitCode.Ok, run.ExitCode);
            Assert.Matches(new Regex($"^# {code}: ", RegexOptions.None, TimeSpan.FromSeconds(1)), run.Out);
        }
    }

    [Fact]
    public void An_unknown_code_is_a_usage_error()
    {
        var run = ToolRun.In(".", "explain", "SC9999");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("SC3017", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_printed_as_json()
    {
        var run = ToolRun.In(".", "schema");
        using var document = System.Text.Json.JsonDocument.Parse(run.Out);
        Assert.Equal("object", document.RootElement.GetProperty("type").GetString());
    }
}
