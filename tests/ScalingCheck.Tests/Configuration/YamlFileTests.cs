using CsCheck;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Tests.Configuration;

public sealed class YamlFileTests
{
    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "f.yml:3:1: error SC3001: the YAML cannot be read: the key 'a' stands on line 1 already")]
    [InlineData("a: 1\n!!str a: 3", "f.yml:2:1: error SC3001: the YAML cannot be read: the key 'a' stands on line 1 already")]
    [InlineData("a:\n\tb: 1", "f.yml:2:1: error SC3001: the YAML cannot be read: While scanning a mapping, found invalid tab as indentation")]
    [InlineData("a:\n  b: 1\n c: 2", "f.yml:3:2: error SC3001: the YAML cannot be read: While parsing a block mapping, did not find expected key")]
    [InlineData("a: [1, 2\nb: 3", "f.yml:1:4: error SC3001: the YAML cannot be read: this '[' is not closed")]
    [InlineData("a: \"x", "f.yml:1:4: error SC3001: the YAML cannot be read: While scanning a quoted scalar, found unexpected end of stream")]
    [InlineData("a: 1\n---\nb: 2", "f.yml:2:1: error SC3001: the YAML cannot be read: a second document starts here, and only one is read")]
    [InlineData("? [a, b]\n: 1", "f.yml:1:3: error SC3001: the YAML cannot be read: a key must be text")]
    [InlineData("? { a: b }\n: 1", "f.yml:1:3: error SC3001: the YAML cannot be read: a key must be text")]
    [InlineData("~: 1", "f.yml:1:1: error SC3001: the YAML cannot be read: a key must be text")]
    [InlineData("a: &x [*x]", "f.yml:1:8: error SC3001: the YAML cannot be read: '*x' refers to the value it stands in")]
    public void A_file_that_is_no_YAML_is_refused_with_the_place(string text, string expected) => Assert.Equal(expected, Problem(text));

    [Theory]
    [InlineData("split: != test", "f.yml:1:8: error SC3001: the YAML cannot be read: '!=' starts a YAML tag: put the value in quotes")]
    [InlineData("split: !=test", "f.yml:1:8: error SC3001: the YAML cannot be read: '!=test' starts a YAML tag: put the value in quotes")]
    [InlineData("params: >= 1e6", "f.yml:1:9: error SC3001: the YAML cannot be read: While scanning a block scalar, did not find expected comment or line break (a value that starts with '>' needs quotes)")]
    [InlineData("files: **/x.json", "f.yml:1:8: error SC3001: the YAML cannot be read: '**/x.json' refers to an anchor '&*/x.json' that is not above it: put a value that starts with '*' in quotes")]
    [InlineData("name: @home", "f.yml:1:7: error SC3001: the YAML cannot be read: While scanning for the next token, found character that cannot start any token (a value that starts with '@' needs quotes)")]
    public void A_value_that_YAML_takes_for_something_else_is_refused_with_the_cure(string text, string expected) =>
        Assert.Equal(expected, Problem(text));

    [Theory]
    [InlineData("")]
    [InlineData("# a\n\n# b\n")]
    public void Nothing_but_comments_reads_as_nothing(string text)
    {
        var (value, problems) = Read(text);
        Assert.Null(value);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("a:")]
    [InlineData("a: ~")]
    [InlineData("a: null")]
    public void A_key_without_a_value_holds_nothing(string text) => Assert.Equal(ConfigKind.Nothing, Read(text).Value!["a"]!.Kind);

    [Theory]
    [InlineData("a: '~'", "~")]
    [InlineData("a: \"null\"", "null")]
    [InlineData("a: 007", "007")]
    [InlineData("a: 1e9", "1e9")]
    [InlineData("a: No", "No")]
    [InlineData("a: 2026-01-31", "2026-01-31")]
    [InlineData("a: < 3", "< 3")]
    [InlineData("a: |\n  x\n  y\n", "x\ny\n")]
    public void Scalars_stay_the_text_that_was_written(string text, string expected) => Assert.Equal(expected, Read(text).Value!.Text("a"));

    [Fact]
    public void An_alias_stands_for_what_its_anchor_names()
    {
        var root = Read("a: &x { b: 1 }\nc: *x").Value!;
        Assert.Equal("1", root["c"]!.Text("b"));
    }

    [Fact]
    public void Every_value_knows_its_line_and_column()
    {
        var root = Read("a: 1\r\nb:\r\n  - c: [x, yy]\r\n").Value!;
        Assert.Equal("f.yml:1:4", root["a"]!.Location.ToString());
        var item = root["b"]!.Items[0];
        Assert.Equal("f.yml:3:5", item.Entries[0].At.ToString());
        Assert.Equal("f.yml:3:12", item["c"]!.Items[1].Location.ToString());
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{ a: ", 50_000)]
    [InlineData("- ", 50_000)]
    [InlineData("? ", 50_000)]
    public void Deep_nesting_is_refused_and_overflows_nothing(string opening, int times) =>
        Assert.Contains("nested deeper than 64 levels", Problem(string.Concat(Enumerable.Repeat(opening, times))), StringComparison.Ordinal);

    [Fact]
    public void A_huge_file_is_refused_unread() =>
        Assert.Equal("f.yml: error SC3008: the file is larger than 1048576 characters or values", Problem(new string('#', (1 << 20) + 1)));

    [Theory]
    [InlineData("a: !<tag> b")]
    [InlineData("a: !<!> b")]
    [InlineData("%YAML 9999999999.1\n--- a")]
    [InlineData("a: \"\\UFFFFFFFF\"")]
    [InlineData("a: |99\n b")]
    [InlineData("a: [1\nb: 2")]
    public void What_the_parser_stumbles_over_is_a_problem_of_the_file(string text) =>
        Assert.StartsWith("f.yml:", Read(text).Problems[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void No_text_makes_it_throw()
    {
        const string seed = "version: 1\nchecks:\n  a: { y: l, x: [p, q], where: { s: '!= t' } }\n  b: &n\n    - \"u\\n\"\n    - *n\n";
        Gen.Select(Gen.Int[0, seed.Length - 1], Gen.Int[0, 6], Gen.String["[]{}:,-?&*!|><'\"%@#~ \n\t\\\0\u2028a1x"])
            .Sample(mutation =>
            {
                var (at, removed, inserted) = mutation;
                var text = seed[..at] + inserted + seed[Math.Min(seed.Length, at + removed)..];
                var (value, problems) = Read(text);
                return value is null || problems.Count == 0;
            }, iter: 20_000);
    }

    private static string Problem(string text) => Assert.Single(Read(text).Problems).ToString();

    private static (ConfigValue? Value, List<Diagnostic> Problems) Read(string text)
    {
        var problems = new List<Diagnostic>();
        return (YamlFile.Read(text, "f.yml", problems), problems);
    }
}
