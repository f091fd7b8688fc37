using System.Text.RegularExpressions;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Configuration;

/// <summary>
/// Environment variables in values: <c>${NAME}</c>, <c>${NAME:-fallback}</c> when it is not set or empty, and
/// <c>$${</c> for a literal <c>${</c>. What a variable holds is taken as it is, without another round.
/// </summary>
internal static partial class EnvironmentVariables
{
    /// <summary>The text with variables replaced, or null with a problem for each that cannot be.</summary>
    public static string? Expand(string text, Func<string, string?> lookup, SourceLocation at, List<Diagnostic> problems)
    {
        if (!text.Contains("${", StringComparison.Ordinal)) return text;
        var before = problems.Count;
        var expanded = Reference().Replace(text, match =>
        {
            if (match.Groups["escape"].Success) return "${";
            var name = match.Groups["name"];
            if (!name.Success)
            {
                problems.Add(Catalogue.InvalidValue(Catalogue.Quoted(text), "a variable is written ${NAME} or ${NAME:-fallback}, and a literal ${ as $${", at));
                return "";
            }

            if (lookup(name.Value) is { Length: > 0 } value) return value;
            if (match.Groups["fallback"].Success) return match.Groups["fallback"].Value;
            problems.Add(Catalogue.MissingEnvironmentVariable(name.Value, at));
            return "";
        });
        return problems.Count == before ? expanded : null;
    }

    [GeneratedRegex(@"(?<escape>\$\$\{)|\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<fallback>[^{}]*))?\}|\$\{", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Reference();
}
