using System.Text;

namespace ScalingCheck.Report.Charts;

/// <summary>
/// How wide a text will be at least enough: a picture cannot ask the font, which differs from machine to machine. Widths are
/// those of wide sans-serif fonts, in units of the font size.
/// </summary>
internal static class TextFit
{
    public static double Width(string text, double size) => text.EnumerateRunes().Sum(WidthOf) * size;

    /// <summary>The text on one line, cut with an ellipsis so that it fits.</summary>
    public static string Fit(string text, double width, double size)
    {
        var line = Legible.Line(text);
        if (Width(line, size) <= width) return line;
        var kept = new StringBuilder();
        var room = width - size;
        foreach (var rune in line.EnumerateRunes())
        {
            room -= WidthOf(rune) * size;
            if (room < 0) break;
            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd() + "…";
    }

    private static double WidthOf(Rune rune) => rune.Value switch
    {
        >= 0x1100 => 1.1,
        'W' or 'M' or 'm' or 'w' or '%' or '@' => 0.95,
        >= 'A' and <= 'Z' => 0.74,
        'i' or 'l' or 'j' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.32,
        'f' or 't' or 'r' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' => 0.42,
        _ => 0.62,
    };
}
