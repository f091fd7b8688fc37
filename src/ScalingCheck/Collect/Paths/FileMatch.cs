using System.Globalization;
using System.Text.RegularExpressions;

namespace ScalingCheck.Collect.Paths;

/// <summary>One file that a pattern found.</summary>
/// <param name="Path">Relative to the base directory, with forward slashes: the name the user knows it by.</param>
/// <param name="FullPath">Where to open it.</param>
/// <param name="Captures">What each <c>*</c> and <c>**</c> matched, in order.</param>
internal sealed partial record FileMatch(string Path, string FullPath, IReadOnlyList<string> Captures)
{
    /// <summary>The template with {1}, {2} ... replaced; a number without a wildcard stays as it is.</summary>
    public string Fill(string template) => Reference().Replace(template, reference =>
        int.TryParse(reference.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
        number >= 1 && number <= Captures.Count ? Captures[number - 1] : reference.Value);

    /// <summary>The highest number that the template refers to; 0 when it refers to none.</summary>
    public static int HighestReference(string template) => Reference().Matches(template)
        .Select(reference => int.Parse(reference.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
        .DefaultIfEmpty().Max();

    [GeneratedRegex(@"\{(?<number>[0-9]{1,3})\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
