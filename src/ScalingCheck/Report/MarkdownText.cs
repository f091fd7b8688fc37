using System.Text;

namespace ScalingCheck.Report;

/// <summary>Text that Markdown, HTML and GitHub do nothing with: no markup, no table bar, no mention, no reference, no link.</summary>
internal static class MarkdownText
{
    /// <summary>Zero-width space: breaks what GitHub would turn into a mention, a reference or a link, and shows nothing.</summary>
    private const char Break = '\u200b';

    public static string Escape(string text, int most = 400)
    {
        var line = Legible.Line(text, most);
        var safe = new StringBuilder(line.Length + 16);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is '<') safe.Append("&lt;");
            else if (c is '>') safe.Append("&gt;");
            else if (c is '&') safe.Append("&amp;");
            else if (c is '@' or '#') safe.Append(c).Append(Break);
            else if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '!' or '$') safe.Append('\\').Append(c);
            else if (c is ':' && i + 1 < line.Length && line[i + 1] == '/') safe.Append(c).Append(Break);
            else if ((c is '-' or '+' or '=' or '.' or ')') && StartsBlock(line, i)) safe.Append('\\').Append(c);
            else if (c is '.' && At(line, i, "www")) safe.Append(Break).Append(c);
            else if (c is '-' && At(line, i, "gh")) safe.Append(Break).Append(c);
            else safe.Append(c);
        }

        return safe.ToString();
    }

    /// <summary>A code span: whatever stands in it, one line of it.</summary>
    public static string Code(string text) => $"`{Legible.Line(text).Replace('`', '\'')}`";

    /// <summary>A mark before which there is nothing but blanks or a number: the start of a list, or the line under a heading.</summary>
    private static bool StartsBlock(string line, int at) => line[at] is '.' or ')'
        ? line.AsSpan(0, at).Trim() is { Length: > 0 } number && !number.ContainsAnyExceptInRange('0', '9')
        : line.AsSpan(0, at).IsWhiteSpace();

    private static bool At(string line, int end, string word) =>
        end >= word.Length && line.AsSpan(end - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
