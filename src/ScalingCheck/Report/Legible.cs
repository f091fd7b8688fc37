using System.Globalization;
using System.Text;

namespace ScalingCheck.Report;

/// <summary>
/// Names come from files that anyone may write. Here they become one line of text that moves no cursor, turns no direction
/// and fills no page.
/// </summary>
internal static class Legible
{
    /// <summary>The text on one line, at most so many characters, the last of them an ellipsis when it was longer.</summary>
    public static string Line(string text, int most = 400)
    {
        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) continue;
            var space = category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (line.Length + rune.Utf16SequenceLength > most)
            {
                line.Length = Math.Min(line.Length, most - 1);
                if (line.Length > 0 && char.IsHighSurrogate(line[^1])) line.Length--;
                return line.Append('…').ToString();
            }

            if (space) line.Append(' ');
            else line.Append(rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>The same text with every half of a surrogate pair that stands alone replaced: no encoding has a place for it.</summary>
    public static string WellFormed(string text)
    {
        if (!text.Any(char.IsSurrogate)) return text;
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) safe.Append(rune.ToString());
        return safe.ToString();
    }
}
