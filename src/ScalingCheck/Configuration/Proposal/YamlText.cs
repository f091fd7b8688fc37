using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Text as YAML: plain where nothing can be misread, else in double quotes. Names come from files and may be hostile.</summary>
internal static partial class YamlText
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "null" };

    /// <summary>A value: <c>${</c> would be an environment variable and is escaped.</summary>
    public static string Value(string text) => Key(text.Replace("${", "$${", StringComparison.Ordinal));

    /// <summary>A key, or a value in which nothing is expanded.</summary>
    public static string Key(string text) => Plain().IsMatch(text) && !Words.Contains(text) ? text : Quoted(text);

    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Value))}]";

    public static string Map(IEnumerable<KeyValuePair<string, string>> entries) =>
        $"{{ {string.Join(", ", entries.Select(entry => $"{Key(entry.Key)}: {Value(entry.Value)}"))} }}";

    /// <summary>One line of a comment, whatever the text holds.</summary>
    public static string Comment(string text) =>
        "# " + string.Concat(text.Select(character => IsPrintable(character) ? character : ' '));

    /// <summary>A size as people write it: 20000, 5e6.</summary>
    public static string Number(double value)
    {
        if (value < 1e5) return NumberText.RoundTrip(value);
        var exponent = (int)Math.Floor(Math.Log10(value));
        var text = $"{NumberText.RoundTrip(Math.Round(value / Math.Pow(10, exponent), 12))}e{exponent.ToString(CultureInfo.InvariantCulture)}";
        return NumberText.TryParse(text, out var back) && back == value ? text : NumberText.RoundTrip(value);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\') quoted.Append('\\').Append(character);
            else if (IsPrintable(character) || char.IsSurrogate(character)) quoted.Append(character);
            else quoted.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPrintable(char character) => !char.IsControl(character) && !char.IsSurrogate(character) &&
        char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    // Starts with a letter, so it is no number; no character with a meaning in a list or a mapping.
    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_./*?=+()^-]*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
