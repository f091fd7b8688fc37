using CsCheck;
using ScalingCheck.Configuration;
using ScalingCheck.Judge;

namespace ScalingCheck.Tests.Configuration;

public sealed class AcceptanceReaderTests
{
    private static readonly Acceptance Entry = new()
    {
        Check = "sort-time[benchmark=quick]",
        Estimate = "forecast@N=1e7",
        Commit = "9be0d31aa",
        Reason = "new tokenizer",
        Author = "Ada",
        IsNewLevel = true,
    };

    [Fact]
    public void An_entry_reads_back_as_it_was_written()
    {
        var mute = Entry with { IsNewLevel = false, Expires = new DateOnly(2027, 1, 31) };
        Assert.Equal([Entry, mute], Read(AcceptanceReader.Format(Entry) + AcceptanceReader.Format(mute)));
    }

    [Theory]
    [InlineData("it's \"meant\"")]
    [InlineData("costs ${HOME} and $${X}")]
    [InlineData("first line\nsecond\tline\r\n")]
    [InlineData("größer: 速い 😀 \u2028 \u0085 \uFEFF \u0007")]
    [InlineData("# no comment")]
    [InlineData("- [a]: {b} & *c | > ! % @ `")]
    [InlineData("C:\\new\\table")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData(" ")]
    public void Any_reason_survives(string reason) => Assert.Equal(reason, Assert.Single(Read(AcceptanceReader.Format(Entry with { Reason = reason }))).Reason);

    [Fact]
    public void Any_text_at_all_survives() =>
        Gen.String.Where(text => text.Length > 0 && !text.Any(char.IsSurrogate)).Sample(text =>
            Assert.Single(Read(AcceptanceReader.Format(Entry with { Reason = text, Check = text }))).Reason == text);

    [Fact]
    public void Letters_are_written_as_reviewers_read_them() =>
        Assert.Contains("reason: \"größer, 速い\"", AcceptanceReader.Format(Entry with { Reason = "größer, 速い" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("# Worsenings that are meant.\n")]
    [InlineData("[]\n")]
    [InlineData("---\n")]
    public void A_file_without_entries_accepts_nothing(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("- { check: a, estimate: E, commit: main, reason: r, author: b }", "accepted.yml:1:36: error SC3015: 'main' is no commit: at least seven hexadecimal digits are needed")]
    [InlineData("- { check: a, estimate: E, commit: 1234567, reason: r, author: b, expires: 31.1.2027 }", "accepted.yml:1:76: error SC3015: '31.1.2027' is no date: write it as 2027-01-31")]
    [InlineData("- { check: a, estimate: E, commit: 1234567, reason: r, author: b, expires: 2027-02-30 }", "accepted.yml:1:76: error SC3015: '2027-02-30' is no date: write it as 2027-01-31")]
    [InlineData("- { check: a, estimate: E, commit: 1234567, author: b }", "accepted.yml:1:3: error SC3005: 'reason' is missing in the entry")]
    [InlineData("- { check: a, estimate: E, commit: 1234567, reason: r, author: b, until: never }", "accepted.yml:1:67: error SC3002: unknown key 'until' in the entry; the keys here are check, estimate, commit, reason, author, expires, kind")]
    [InlineData("- { check: a, estimate: E, commit: 1234567, reason: r, author: b, kind: newlevel }", "accepted.yml:1:73: error SC3004: 'kind' is 'newlevel' (did you mean 'new-level'?); it can be new-level, mute")]
    [InlineData("- a", "accepted.yml:1:3: error SC3003: the entry is 'a', expected a mapping (key: value)")]
    [InlineData("- {", "accepted.yml:2:1: error SC3001: the YAML cannot be read: While parsing a node, did not find expected node content (the '{' of line 1 is still open)")]
    public void A_malformed_entry_is_refused_with_its_place(string text, string expected)
    {
        var (_, problems) = AcceptanceReader.Read(text, "accepted.yml");
        Assert.Equal(expected, Assert.Single(problems).ToString());
    }

    [Fact]
    public void All_malformed_entries_are_told_at_once()
    {
        var (_, problems) = AcceptanceReader.Read("""
            - { check: a, estimate: E, commit: x, reason: r, author: b, expires: y }
            - { check: a, estimate: E, commit: z, reason: r, author: b }
            """, "accepted.yml");
        Assert.Equal(3, problems.Count);
    }

    [Fact]
    public void The_example_of_the_page_is_an_entry()
    {
        var page = Architecture.Repository.Read("docs/acceptances.md");
        var entry = Assert.Single(Read(page.Split("```yaml\n")[1].Split("```")[0]));
        Assert.Equal(("pretraining-loss", "slope", true), (entry.Check, entry.Estimate, entry.IsNewLevel));
        Assert.All(["check", "estimate", "commit", "reason", "author", "kind", "expires"], key => Assert.Contains($"| `{key}` |", page, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Acceptance> Read(string text)
    {
        var (entries, problems) = AcceptanceReader.Read(text, "accepted.yml");
        Assert.Empty(problems);
        return [.. entries.Select(entry => entry with { At = default })];
    }
}
