using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Report;

/// <summary>Names come from files that anyone may write into a pull request: no report may act on them.</summary>
public sealed class HostileNamesTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseTaskLists().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build();

    public static TheoryData<string> Names => new(
        "a|b", "`code`", "``", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "@octocat please", "closes #123", "GH-77",
        "[click](javascript:alert(1))", "![x](https://evil.example/x.png)", "https://evil.example", "www.evil.example", "a@evil.example",
        "**bold** __x__ ~~gone~~ *i*", "$x^2$", "line\nbreak", "line\r\n\r\n# heading", "\u2028# heading", "\t- item", "1. one", "> quote", "+ plus", "---",
        "\u202etxt.exe", "\u2066x\u2069", "a\u200bb\ufeff", "\u001b[31mred\u001b[0m", "\0", "\ud800", "\udc00x", "\ufffe\uffff", "]]>", "--></details>", "\\| \\", "日本語の名前",
        new string('x', 1_000_000), string.Concat(Enumerable.Repeat("a|`<@", 200_000)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_shows_them_as_text(string name)
    {
        var body = new MarkdownReport().Render(Hostile(name));
        Assert.True(body.Length <= MarkdownReport.LongestBody, "too long for a comment");
        var html = Markdown.ToHtml(body, GitHub);

        // Nothing but what the report itself writes.
        var tags = Regex.Matches(html, "</?[a-zA-Z0-9]+", RegexOptions.NonBacktracking).Select(tag => tag.Value.TrimStart('<', '/')).ToHashSet();
        Assert.Subset(new HashSet<string> { "h3", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "code" }, tags);
        // GitHub turns names and numbers into links everywhere but in code.
        var prose = Regex.Replace(html, "<code>[^<]*</code>", "", RegexOptions.NonBacktracking);
        Assert.DoesNotContain("@octocat", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("#123", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("GH-77", prose, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', html);
        Assert.DoesNotContain('\u001b', html);

        // One table, six cells a row, one heading.
        var rows = html.Split("<tr>")[1..];
        Assert.Equal(3, rows.Length);
        Assert.All(rows[1..], row => Assert.Equal(6, row.Split("<td").Length - 1));
        Assert.Single(html.Split("<h3")[1..]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Xml_is_well_formed_and_counts_its_cases(string name)
    {
        var document = XDocument.Parse(new JUnitReport().Render(Hostile(name)));
        var suite = document.Root!.Element("testsuite")!;
        Assert.Equal(3, suite.Elements("testcase").Count());
        Assert.Equal("3", suite.Attribute("tests")!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_well_formed_and_its_texts_stay_inside(string name)
    {
        var svg = new SvgReport().Render(Hostile(name));
        var document = XDocument.Parse(svg);
        XNamespace ns = "http://www.w3.org/2000/svg";
        foreach (var text in document.Descendants(ns + "text"))
        {
            var size = text.Attribute("class")!.Value switch { "title" => 14, "small" => 11, _ => 13 };
            // Half a size a character is a narrow font; even so none may be longer than the picture.
            Assert.True(text.Value.Length * size * 0.3 <= Charts.SvgPanel.Width, text.Value);
            Assert.Empty(text.Elements());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_can_be_read_back(string name)
    {
        using var document = JsonDocument.Parse(new JsonReport().Render(Hostile(name)));
        var read = document.RootElement.GetProperty("checks")[0].GetProperty("name").GetString();
        if (!name.Any(char.IsSurrogate)) Assert.Equal(name, read);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_moves_no_cursor_and_keeps_its_lines(string name)
    {
        var text = new TextReport().Render(Hostile(name));
        Assert.DoesNotContain(text, c => c != '\n' && char.IsControl(c));
        Assert.DoesNotContain('\u202e', text);
        // Two notes that are cut to the same text are told once.
        var lines = new TextReport().Render(Hostile("plain")).Count(c => c == '\n');
        Assert.InRange(text.Count(c => c == '\n'), lines - 1, lines);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length < 1200));
    }

    /// <summary>The name wherever a name can stand: check, axis, metric, unit, group, warning, reason, command, diagnostic.</summary>
    private static RunReport Hostile(string name)
    {
        var gated = Complexity(Gate("slope", "1%"), Gate("level", "1%"));
        gated = gated with { Check = gated.Check with { Name = name, Y = name, X = [name] } };
        var random = new Random(1);
        var series = Points(Sizes, Noisy(random, Sizes, x => x, .01), name) with { Group = NamedValues<string>.Of((name, name)), Notes = [name] };
        var head = KnownChecks.Find("complexity")!.Estimate(gated.Check, series, intervals: true);
        head = head with { Reading = name, Equation = name, Estimates = [.. head.Estimates, head.Estimates[0] with { Name = name, NotIdentified = name }] };
        var item = Case(gated, head, [.. Enumerable.Range(0, 5).Select(i => Base(i, Outcome(gated, Sizes, Noisy(random, Sizes, x => x, .01), name)))]);
        item = item with { Baseline = item.Baseline! with { Because = name } };
        return Samples.Report([item], [new Diagnostic("SC2002", Severity.Error, name, new SourceLocation(name, 1, 2))]) with
        {
            Commit = name, ToolVersion = name, Reproduce = name,
        };
    }
}
