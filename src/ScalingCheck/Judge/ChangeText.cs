using System.Globalization;

namespace ScalingCheck.Judge;

/// <summary>Sizes of changes as people read them: two digits that matter, no exponent for everyday numbers, never "-0".</summary>
internal static class ChangeText
{
    public static string Number(double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) is >= 1e6 or (> 0 and < 1e-4)) return NumberText.Short(value, 2);
        var digits = value == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8);
        var text = Math.Round(value, digits).ToString("0.########", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A worsening on the comparison's scale; a negative one is an improvement that is told as a worsening.</summary>
    public static string Worse(Comparison comparison, double worsening) => comparison.IsRelative
        ? Number((Math.Exp(worsening) - 1) * 100) + " %" : Number(worsening);

    /// <summary>
    /// The same told as an improvement. In per cent of the value itself: half the time is 50 % better, twice the rate is
    /// 100 % better.
    /// </summary>
    public static string Better(Comparison comparison, double worsening)
    {
        if (!comparison.IsRelative) return Number(-worsening);
        var gain = comparison.Better == Direction.Higher ? Math.Exp(-worsening) - 1 : 1 - Math.Exp(worsening);
        return Number(gain * 100) + " %";
    }
}
