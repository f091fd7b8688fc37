using System.Globalization;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>Reads and extends <c>.scaling-check/accepted.yml</c>, the reviewed list of worsenings that are meant.</summary>
internal static class AcceptanceReader
{
    public const string DefaultPath = ".scaling-check/accepted.yml";

    private const string NewLevel = "new-level";

    private static readonly Shape.Scalar Text = new(ScalarType.Text);

    private static readonly Shape Root = new Shape.List(new Shape.Mapping(
    [
        new("check", Text, "Name of the check.", Required: true),
        new("estimate", Text, "Name of the gate.", Required: true),
        new("commit", Text, "First bad commit, at least seven digits.", Required: true),
        new("reason", Text, "Why this is meant.", Required: true),
        new("author", Text, "Who says so.", Required: true),
        new("expires", Text, "Last day of a mute, as 2027-01-31."),
        new("kind", new Shape.Scalar(ScalarType.Text, [NewLevel, "mute"]), "new-level: the baseline starts anew; mute: keep judging, do not fail."),
    ]));

    public static (IReadOnlyList<Acceptance> Entries, IReadOnlyList<Diagnostic> Problems) Read(string text, string file)
    {
        // A file of comments alone has nothing in it, which is fine here.
        if (text.Split('\n').All(line => line.Trim() is "" or ['#', ..])) return ([], []);
        var (root, problems) = YamlFile.Read(text, file, Root, static _ => null);
        if (root is null) return ([], problems);
        var found = new List<Diagnostic>();
        return ([.. root.Items.Select(item => Entry(item, found)).OfType<Acceptance>()], found);
    }

    /// <summary>The text of one entry, to be appended to the file.</summary>
    public static string Format(Acceptance entry)
    {
        var expires = entry.Expires is { } day ? $"\n  expires: {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return $"- check: {Quote(entry.Check)}\n  estimate: {Quote(entry.Estimate)}\n  commit: {Quote(entry.Commit)}\n  reason: {Quote(entry.Reason)}\n" +
               $"  author: {Quote(entry.Author)}{expires}\n  kind: {(entry.IsNewLevel ? NewLevel : "mute")}\n";
    }

    private static Acceptance? Entry(ConfigValue item, List<Diagnostic> problems)
    {
        var commit = item.Text("commit")!;
        if (commit.Length < 7 || !commit.All(char.IsAsciiHexDigit))
        {
            problems.Add(Catalogue.MalformedAcceptance($"'{commit}' is no commit: at least seven hexadecimal digits are needed", item["commit"]!.Location));
            return null;
        }

        DateOnly? expires = null;
        if (item.Text("expires") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                problems.Add(Catalogue.MalformedAcceptance($"'{text}' is no date: write it as 2027-01-31", item["expires"]!.Location));
                return null;
            }

            expires = day;
        }

        return new Acceptance
        {
            Check = item.Text("check")!,
            Estimate = item.Text("estimate")!,
            Commit = commit,
            Reason = item.Text("reason")!,
            Author = item.Text("author")!,
            Expires = expires,
            IsNewLevel = item.Text("kind", NewLevel) == NewLevel,
            At = item.Location,
        };
    }

    // Double-quoted YAML takes any text; JSON's escapes are a subset of its own. '${' must stay what it is.
    private static string Quote(string text) =>
        "\"" + System.Text.Json.JsonEncodedText.Encode(text).ToString().Replace("${", "$${", StringComparison.Ordinal) + "\"";
}
