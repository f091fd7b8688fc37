using ScalingCheck.Collect.Paths;

namespace ScalingCheck.Tests.Collect.Paths;

public sealed class FilePatternTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<FileMatch> Find(string pattern)
    {
        Assert.True(FilePattern.TryParse(pattern, _folder.Path, null, out var parsed, out var problem), problem?.Message);
        return parsed.Find(_folder.Path);
    }

    private string[] Paths(string pattern) => [.. Find(pattern).Select(match => match.Path)];

    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData("./a.csv", "a.csv")]
    [InlineData("*.csv", "a.csv b.csv")]
    [InlineData("?.csv", "a.csv b.csv")]
    [InlineData("{a,c}.csv", "a.csv")]
    [InlineData("runs/*/m.json", "runs/B/m.json runs/a/m.json")]
    [InlineData("runs/{a,B}/m.json", "runs/B/m.json runs/a/m.json")]
    [InlineData("runs/**/m.json", "runs/B/m.json runs/a/deep/er/m.json runs/a/m.json runs/m.json")]
    [InlineData("**/m.json", "runs/B/m.json runs/a/deep/er/m.json runs/a/m.json runs/m.json")]
    [InlineData("runs/a/**", "runs/a/deep/er/m.json runs/a/m.json")]
    [InlineData("**/e*/*.json", "runs/a/deep/er/m.json")]
    [InlineData(@"runs\a\m.json", "runs/a/m.json")]
    [InlineData(".hidden/m.json", ".hidden/m.json")]
    [InlineData("**/.deep/m.json", "runs/.deep/m.json")]
    [InlineData("runs", "")]
    [InlineData("RUNS/m.json", "")]
    [InlineData("odd[1]+(2).txt", "odd[1]+(2).txt")]
    public void Files_are_found_in_ordinal_order(string pattern, string expected)
    {
        foreach (var path in new[]
                 {
                     "a.csv", "b.csv", "note.txt", "runs/m.json", "runs/a/m.json", "runs/a/deep/er/m.json", "runs/B/m.json",
                     ".hidden/m.json", "runs/.deep/m.json", "odd[1]+(2).txt",
                 }) _folder.Write(path, "");
        Assert.Equal(expected, string.Join(' ', Paths(pattern)));
    }

    [Theory]
    [InlineData("artifacts/**/run-*/state.json", "x/y|7")]
    [InlineData("**/run-*/s?ate.{json,txt}", "artifacts/x/y|7")]
    [InlineData("artifacts/*/y/*/state.json", "x|run-7")]
    [InlineData("artifacts/x/y/run-7/**/state.json", "")]
    public void Wildcards_capture_what_they_matched(string pattern, string expected)
    {
        _folder.Write("artifacts/x/y/run-7/state.json", "");
        Assert.Equal(expected, string.Join('|', Assert.Single(Find(pattern)).Captures));
    }

    [Fact]
    public void Templates_are_filled_in_one_pass()
    {
        var match = new FileMatch("p", "p", ["{2}", "b"]);
        Assert.Equal("x-{2}-b-{3}-{0}", match.Fill("x-{1}-{2}-{3}-{0}"));
    }

    [Theory]
    [InlineData("../x.csv", "SC2122")]
    [InlineData("a/../../x.csv", "SC2122")]
    [InlineData(@"a\..\x.csv", "SC2122")]
    [InlineData("/etc/passwd", "SC2122")]
    [InlineData("C:/x.csv", "SC2122")]
    [InlineData("", "SC2123")]
    [InlineData("a{b", "SC2123")]
    [InlineData("a}b", "SC2123")]
    [InlineData("{a,{b}}", "SC2123")]
    [InlineData("{a/b}", "SC2123")]
    [InlineData("a**/b", "SC2123")]
    [InlineData("a\0b", "SC2123")]
    public void A_pattern_that_leads_outside_or_makes_no_sense_is_refused(string pattern, string code)
    {
        Assert.False(FilePattern.TryParse(pattern, _folder.Path, null, out _, out var problem));
        Assert.Equal(code, problem.Code);
    }

    [Fact]
    public void An_absolute_path_inside_the_base_is_fine()
    {
        var path = _folder.Write("a/b.csv", "");
        Assert.Equal(["a/b.csv"], Paths(path));
    }

    [Fact]
    public void Links_that_lead_outside_are_not_followed()
    {
        using var outside = new TempFolder();
        outside.Write("secret/m.csv", "");
        _folder.Write("real/m.csv", "");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "out"), Path.Combine(outside.Path, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "in"), Path.Combine(_folder.Path, "real"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "twice"), Path.Combine("out", "..", "secret"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "ring"), _folder.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "m.csv"), Path.Combine(outside.Path, "secret", "m.csv"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "self"), Path.Combine(_folder.Path, "self"));

        Assert.Equal(["in/m.csv", "real/m.csv"], Paths("*/m.csv"));
        Assert.Equal(["real/m.csv"], Paths("**/m.csv"));
        Assert.Empty(Paths("m.csv"));
        Assert.Empty(Paths("self"));
    }

    [Fact]
    public void A_hostile_pattern_does_not_hang()
    {
        _folder.Write(new string('a', 200), "");
        Assert.Empty(Paths(string.Concat(Enumerable.Repeat("*a", 60)) + "b"));
    }
}
