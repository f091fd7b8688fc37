using System.Text.RegularExpressions;

namespace ScalingCheck.Configuration;

/// <summary>Environment variables in values: <c>${NAME}</c>, <c>${NAME:-fallback}</c>; <c>$${</c> is a literal <c>${</c>.</summary>
internal static partial class EnvironmentVariables
{
    /// <summary>The text with variables replaced, or null when one is not set and has no fallback.</summary>
    public static string? Expand(string text, Func<string, string?> lookup, out string missing)
    {
        missing = "";
        if (!text.Contains('$', StringComparison.Ordinal)) return text;
        string? unset = null;
        var expanded = Reference().Replace(text, match =>
        {
            if (match.Groups["escape"].Success) return "${";
            var value = lookup(match.Groups["name"].Value);
            if (!string.IsNullOrEmpty(value)) return value;
            if (match.Groups["fallback"].Success) return match.Groups["fallback"].Value;
            unset ??= match.Groups["name"].Value;
            return "";
        });
        missing = unset ?? "";
        return unset is null ? expanded : null;
    }

    [GeneratedRegex(@"(?<escape>\$\$\{)|\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<fallback>[^}]*))?\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
