using System.Text.RegularExpressions;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Tests.Architecture;

/// <summary>Each code has one method in the catalogue and one page, and each page shows a message of its code.</summary>
public sealed partial class CatalogueTests
{
    private static readonly string[] Headings = ["## What it means", "## Why it matters", "## Example", "## What to do"];

    // Read from the source: some methods take spans, which reflection cannot pass.
    private static readonly ILookup<string, string> Severities = Repository.Names("src/ScalingCheck/Diagnostics", "Catalogue.*.cs")
        .SelectMany(name => Entry().Matches(Repository.Read($"src/ScalingCheck/Diagnostics/{name}.cs")))
        .ToLookup(match => match.Groups["code"].Value, match => match.Groups["severity"].Value);

    private static readonly ILookup<string, Regex> Templates = Repository.Names("src/ScalingCheck/Diagnostics", "Catalogue.*.cs")
        .SelectMany(name => Template().Matches(Repository.Read($"src/ScalingCheck/Diagnostics/{name}.cs")))
        .ToLookup(match => match.Groups["code"].Value, match => Pattern(match.Groups["text"].Value));

    public static TheoryData<string> Codes => [.. Severities.Select(group => group.Key).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_a_page_in_the_common_form(string code)
    {
        var page = Page(code);
        Assert.Matches($"^# {code}: \\S.*\n", page);
        Assert.Equal(Headings, Heading().Matches(page).Select(match => match.Value.TrimEnd()));
        Assert.Contains($" {code}: ", page.Split("## Example")[1].Split("## What to do")[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_names_the_severity(string code)
    {
        var severity = string.Equals(Severities[code].First(), "Error", StringComparison.Ordinal) ? "error" : "warning";
        Assert.Contains($"{severity} {code}: ", Page(code), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_the_message_as_it_is_printed(string code)
    {
        var example = Page(code).Split("## Example")[1].Split("## What to do")[0];
        // The pages of metric files show the beginning of the message.
        var templates = code.StartsWith("SC21", StringComparison.Ordinal) ? [] : Templates[code].ToList();
        Assert.True(templates.Count == 0 || templates.Exists(template => template.IsMatch(example)), $"{example} is not of the form {string.Join(" or ", templates)}");
    }

    [Fact]
    public void Each_page_is_about_a_code() =>
        Assert.Equal(Severities.Select(group => group.Key).Order(StringComparer.Ordinal), Repository.Names("docs/diagnostics", "SC*.md"));

    [Fact]
    public void Each_code_has_one_severity() => Assert.All(Severities, group => Assert.Single(group.Distinct(StringComparer.Ordinal)));

    [Fact]
    public void Codes_are_an_SC_with_four_digits_of_a_known_range() => Assert.All(Severities, group => Assert.Matches("^SC[0-3][0-9]{3}$", group.Key));

    [Theory]
    [InlineData("SC0001", ExitCode.Infrastructure)]
    [InlineData("SC1001", ExitCode.Regression)]
    [InlineData("SC2001", ExitCode.NoData)]
    [InlineData("SC3001", ExitCode.Usage)]
    internal void The_range_of_a_code_is_its_exit_code(string code, ExitCode expected) =>
        Assert.Equal(expected, new Diagnostic(code, Severity.Error, "text").ExitCode);

    [Fact]
    public void A_diagnostic_reads_as_compilers_write_theirs()
    {
        var at = new SourceLocation("f.yml", 3, 5);
        Assert.Equal("f.yml:3:5: error SC3001: text", new Diagnostic("SC3001", Severity.Error, "text", at).ToString());
        Assert.Equal("f.yml:3: warning SC3016: text", new Diagnostic("SC3016", Severity.Warning, "text", at with { Column = 0 }).ToString());
        Assert.Equal("f.yml: error SC3001: text", new Diagnostic("SC3001", Severity.Error, "text", new SourceLocation("f.yml")).ToString());
        Assert.Equal("error SC3001: text", new Diagnostic("SC3001", Severity.Error, "text").ToString());
    }

    [Fact]
    public void No_name_of_a_file_starts_a_line_of_its_own()
    {
        // "::" at the start of a line is a command to a CI system that reads the log.
        const string hostile = "time\n::stop-commands::x\u001b[2J";
        var at = new SourceLocation(hostile, 1, 1);
        Diagnostic[] all =
        [
            Catalogue.MissingMetric("c", "tims", [hostile], at), Catalogue.MissingAxis("c", "time", "N", [hostile], at),
            Catalogue.MissingLabel("c", "time", "by", [hostile], at), Catalogue.GroupVanished("c", hostile, "0123456789", at),
            Catalogue.UnknownChoice("'x'", "tims", [], hostile, at), Catalogue.EmptyFile(hostile),
        ];
        Assert.All(all, diagnostic => Assert.DoesNotContain(diagnostic.ToString(), char.IsControl));
    }

    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("two\nlines\u001b[31m", "'two lines [31m'")]
    [InlineData("", "''")]
    public void Quoted_text_stays_on_one_line(string text, string expected) => Assert.Equal(expected, Catalogue.Quoted(text));

    private static string Page(string code)
    {
        Assert.True(Repository.Has($"docs/diagnostics/{code}.md"), $"docs/diagnostics/{code}.md is missing.");
        return Repository.Read($"docs/diagnostics/{code}.md");
    }

    [GeneratedRegex("^## .*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    /// <summary>The message with anything in its holes.</summary>
    private static Regex Pattern(string template) => new(
        string.Join(".*", Hole().Split(template.Replace("{{", "\u0001", StringComparison.Ordinal).Replace("}}", "\u0002", StringComparison.Ordinal))
            .Select(text => Regex.Escape(text.Replace('\u0001', '{').Replace('\u0002', '}')))),
        RegexOptions.NonBacktracking);

    [GeneratedRegex(@"\{[^{}]*(\{[^{}]*\}[^{}]*)*(\}|$)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hole();

    [GeneratedRegex(@"""(?<code>SC[0-9]{4})"",\s*(FormattableString\.Invariant\()?\$?""(?<text>[^""]*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Template();

    [GeneratedRegex(@"(?<severity>Error|Warning)\(\s*""(?<code>SC[^""]*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Entry();
}
