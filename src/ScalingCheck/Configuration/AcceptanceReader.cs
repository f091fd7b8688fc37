using System.Globalization;
using System.Text;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>Reads and extends <c>.scaling-check/accepted.yml</c>, the reviewed list of worsenings that are meant.</summary>
internal static class AcceptanceReader
{
    public const string DefaultPath = ".scaling-check/accepted.yml";

    private const string NewLevel = "new-level";

    private const string Mute = "mute";

    private static readonly Shape Text = new Shape.Scalar(ScalarType.Text);

    private static readonly Shape Root = new Shape.List(new Shape.Mapping(
    [
        new("check", Text, "Name of the check.", Required: true),
        new("estimate", Text, "Name of the gate.", Required: true),
        new("commit", Text, "First bad commit, at least seven digits.", Required: true),
        new("reason", Text, "Why this is meant.", Required: true),
        new("author", Text, "Who says so.", Required: true),
        new("expires", Text, "Last day of a mute, as 2027-01-31."),
        new("kind", new Shape.Scalar(ScalarType.Text, [NewLevel, Mute]), "new-level: the baseline starts anew; mute: keep judging, do not fail."),
    ]));

    public static (IReadOnlyList<Acceptance> Entries, IReadOnlyList<Diagnostic> Problems) Read(string text, string file)
    {
        var problems = new List<Diagnostic>();
        // A file of comments alone has nothing in it, which is fine here.
        if (YamlFile.Read(text, file, problems) is not { Kind: not ConfigKind.Nothing } tree) return ([], problems);
        // Reasons are prose: a ${NAME} in them is no variable.
        if (ShapeCheck.Of(tree, Root, "the entry", null, problems) is not { } root) return ([], problems);
        return ([.. root.Items.Select(item => Entry(item, problems)).OfType<Acceptance>()], problems);
    }

    /// <summary>The text of one entry, to be appended to the file.</summary>
    public static string Format(Acceptance entry)
    {
        var expires = entry.Expires is { } day ? $"\n  expires: {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return $"- check: {Quote(entry.Check)}\n  estimate: {Quote(entry.Estimate)}\n  commit: {Quote(entry.Commit)}\n  reason: {Quote(entry.Reason)}\n" +
               $"  author: {Quote(entry.Author)}{expires}\n  kind: {(entry.IsNewLevel ? NewLevel : Mute)}\n";
    }

    private static Acceptance? Entry(ConfigValue item, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var commit = item.Text("commit")!;
        if (commit.Length < 7 || !commit.All(char.IsAsciiHexDigit))
        {
            problems.Add(Catalogue.MalformedAcceptance(
                $"{Catalogue.Quoted(commit)} is no commit: at least seven hexadecimal digits are needed", item["commit"]!.Location));
        }

        DateOnly? expires = null;
        if (item.Text("expires") is { } text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) expires = day;
            else problems.Add(Catalogue.MalformedAcceptance($"{Catalogue.Quoted(text)} is no date: write it as 2027-01-31", item["expires"]!.Location));
        }

        return problems.Count > before ? null : new Acceptance
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

    /// <summary>Double-quoted YAML: it takes any text, and reviewers read letters of every script as they are.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c == '\n') quoted.Append("\\n");
            else if (c == '\t') quoted.Append("\\t");
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or > '\uFFFD') quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
