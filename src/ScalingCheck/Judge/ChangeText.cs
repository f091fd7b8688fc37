using System.Globalization;

namespace ScalingCheck.Judge;

/// <summary>Sizes of changes as people read them: two digits that matter, no exponent for everyday numbers, never "-0".</summary>
internal static class ChangeText
{
    private const double HalfError = 0.025;

    /// <summary>"worse by 4.1 % per e-fold of N", "better by 0.02", "unchanged": no more digits than the interval bears.</summary>
    public static string Of(Comparison comparison)
    {
        var amount = Amount(comparison, comparison.Worsening.Change, IsBetter(comparison));
        var text = Number(amount, Width(comparison));
        if (text == "0") return "unchanged";
        return $"{(IsBetter(comparison) ? "better" : "worse")} by {text}{Unit(comparison)}{(comparison.Per is { } per ? $" per {per}" : "")}";
    }

    /// <summary>The 95 % interval, both ends told the way the change is, so that the sentence keeps one sign.</summary>
    public static string Interval(Comparison comparison)
    {
        var (lower, upper) = Ends(comparison);
        var width = Width(comparison);
        return $"[{Number(lower, width)}{Unit(comparison)}, {Number(upper, width)}{Unit(comparison)}]";
    }

    /// <summary>A worsening on the comparison's scale: a margin, or the smallest change that would be seen.</summary>
    public static string Worse(Comparison comparison, double worsening) => Number(Amount(comparison, worsening, better: false)) + Unit(comparison);

    /// <summary>A number with two digits, or with those that count beside an interval of the given width.</summary>
    public static string Number(double value, double width = 0)
    {
        if (!double.IsFinite(value)) return NumberText.Short(value);
        var scale = width > 0 && double.IsFinite(width) ? width : Math.Abs(value);
        if (Math.Abs(value) >= 1e6 || (scale > 0 && scale < 1e-4)) return NumberText.Short(value, 2);
        var digits = scale == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(scale)), 0, 8);
        var text = Math.Round(value, digits).ToString("0.########", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private static string Unit(Comparison comparison) => comparison.IsRelative ? " %" : "";

    private static bool IsBetter(Comparison comparison) => comparison.Worsening.Change < 0;

    /// <summary>
    /// A worsening in per cent is the factor less one. An improvement is told in per cent of the value itself: half the time is
    /// 50 % better, twice the rate is 100 % better.
    /// </summary>
    private static double Amount(Comparison comparison, double worsening, bool better) => (comparison.IsRelative, better) switch
    {
        (false, _) => better ? -worsening : worsening,
        (true, false) => (Math.Exp(worsening) - 1) * 100,
        _ => (comparison.Better == Direction.Higher ? Math.Exp(-worsening) - 1 : 1 - Math.Exp(worsening)) * 100,
    };

    private static (double Lower, double Upper) Ends(Comparison comparison)
    {
        var better = IsBetter(comparison);
        var one = Amount(comparison, comparison.Worsening.LowerBound(HalfError), better);
        var two = Amount(comparison, comparison.Worsening.UpperBound(HalfError), better);
        return (Math.Min(one, two), Math.Max(one, two));
    }

    private static double Width(Comparison comparison)
    {
        var (lower, upper) = Ends(comparison);
        return upper - lower;
    }
}
