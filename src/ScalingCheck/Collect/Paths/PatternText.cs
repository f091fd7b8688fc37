using System.Text;
using System.Text.RegularExpressions;

namespace ScalingCheck.Collect.Paths;

/// <summary>The grammar of file patterns, and its translation to a regular expression with a group a wildcard.</summary>
internal static class PatternText
{
    private const int LongestPattern = 1024;

    /// <summary>What is wrong with the pattern, or null.</summary>
    public static string? Problem(string pattern)
    {
        if (pattern.Length > LongestPattern) return "the pattern is longer than 1024 characters";
        if (pattern.Contains('\0')) return "the pattern holds a NUL character";
        var open = false;
        foreach (var character in pattern)
        {
            if (character == '{' && open) return "braces cannot be nested";
            if (character == '}' && !open) return "'}' without '{'";
            if (character == '/' && open) return "braces cannot hold '/'";
            if (character is '{' or '}') open = character == '{';
        }

        if (open) return "'{' is never closed";
        return pattern.Split('/').Any(name => name != "**" && name.Contains("**", StringComparison.Ordinal))
            ? "'**' stands for whole directories: put '/' around it"
            : null;
    }

    public static int CountWildcards(string pattern) =>
        pattern.Split('/').Sum(name => name == "**" ? 1 : name.Count(character => character == '*'));

    /// <summary>Without backtracking, because the pattern and the names may both come from a stranger's pull request.</summary>
    public static Regex Compile(string pattern) =>
        new(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder(@"\A");
        var names = pattern.Split('/');
        for (var i = 0; i < names.Length; i++)
        {
            var last = i == names.Length - 1;
            if (names[i] == "**")
            {
                // Whole visible directories, none included; at the end the files in them too.
                const string visible = "[^/.][^/]*";
                regex.Append(last ? $"({visible}(?:/{visible})*)" : $"(?:({visible}(?:/{visible})*)/)?");
                continue;
            }

            AppendName(regex, names[i]);
            if (!last) regex.Append('/');
        }

        return regex.Append(@"\z").ToString();
    }

    private static void AppendName(StringBuilder regex, string name)
    {
        var atStart = true;
        var inBraces = false;
        foreach (var character in name)
        {
            switch (character)
            {
                case '*':
                    regex.Append(atStart ? "((?:[^/.][^/]*)?)" : "([^/]*)");
                    break;
                case '?':
                    regex.Append(atStart ? "[^/.]" : "[^/]");
                    break;
                case '{':
                    regex.Append("(?:");
                    inBraces = true;
                    continue;
                case '}':
                    regex.Append(')');
                    inBraces = false;
                    break;
                case ',' when inBraces:
                    regex.Append('|');
                    continue;
                default:
                    regex.Append(Regex.Escape(character.ToString()));
                    break;
            }

            atStart = false;
        }
    }
}
