using System.Globalization;

namespace ScalingCheck;

/// <summary>
/// Numbers as text, the same in every culture. Thousands separators are refused: "1,5" is not 15. Text that a double
/// cannot hold ("1e400") is refused rather than read as infinity.
/// </summary>
internal static class NumberText
{
    /// <summary>Reads a finite number.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>Reads a number or one of the spellings of NaN and infinity that metric files use.</summary>
    public static bool TryParseMetric(ReadOnlySpan<char> text, out double value)
    {
        if (TryParse(text, out value)) return true;
        var word = text.Trim();
        var negative = word.StartsWith("-");
        if (negative || word.StartsWith("+")) word = word[1..];
        if (word.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
            return true;
        }

        if (word.Equals("inf", StringComparison.OrdinalIgnoreCase) ||
            word.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        return false;
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string RoundTrip(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>How many significant digits tell numbers apart, and how far: two of their range, and never fewer than four.</summary>
    public static int DigitsApart(params IEnumerable<double> values)
    {
        const int fewest = 4, most = 15;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in values)
            if (double.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        var ratio = Math.Max(Math.Abs(low), Math.Abs(high)) / (high - low);
        return double.IsFinite(ratio) ? Math.Clamp((int)Math.Ceiling(Math.Log10(ratio)) + 2, fewest, most) : fewest;
    }

    /// <summary>For people: so many significant digits, no trailing zeros, exponent only where it saves the reader work.</summary>
    public static string Short(double value, int digits = 4)
    {
        if (!double.IsFinite(value)) return value.ToString(CultureInfo.InvariantCulture);
        var text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Replace("E+0", "e", StringComparison.Ordinal).Replace("E+", "e", StringComparison.Ordinal)
            .Replace("E-0", "e-", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal);
    }
}
