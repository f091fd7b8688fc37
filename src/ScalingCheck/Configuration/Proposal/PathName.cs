using System.Text;
using System.Text.RegularExpressions;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>One name of a path, taken apart: the numbers in it, and the skeleton that is left without them.</summary>
internal sealed partial record PathName(string Text, IReadOnlyList<PathNumber> Numbers, string Skeleton)
{
    public static PathName Of(string text)
    {
        // The numbers of a date belong together and scale with nothing.
        var numbers = Date().IsMatch(text) ? [] : Number().Matches(text).Select(match => Read(text, match)).ToList();
        var skeleton = new StringBuilder();
        var at = 0;
        foreach (var number in numbers)
        {
            skeleton.Append(text, at, number.Start - at).Append('\u0001');
            at = number.End;
        }

        return new PathName(text, numbers, skeleton.Append(text, at, text.Length - at).ToString());
    }

    private static PathNumber Read(string text, Match match)
    {
        var digits = match.Groups["digits"];
        var unit = match.Groups["unit"].Value switch { "k" or "K" => "e3", "m" or "M" => "e6", "b" or "B" or "g" or "G" => "e9", _ => "" };
        var word = match.Groups["word"].Value;
        if (word.Length == 0) word = LastWord().Match(text[..digits.Index]).Groups["word"].Value;
        return new PathNumber(digits.Index, digits.Value, unit, word);
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?<word>[A-Za-z]*)(?<digits>[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?)(?<unit>[kKmMbBgG]?)(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<word>[A-Za-z]+)[^A-Za-z]*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"[0-9]{4}[-_.][0-9]{2}[-_.][0-9]{2}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
