using System.Globalization;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Processes;

/// <summary>Histories and options that cannot answer how long an excursion must last.</summary>
internal static class HistoryRefusals
{
    /// <summary>Values below which no covariance can be told.</summary>
    public const int Fewest = 60;

    /// <summary>Values below which the upper end of a critical length is what counts.</summary>
    public const int FewestForPoint = 150;

    /// <summary>Values that may equal a level.</summary>
    private const double MostTied = .1;

    /// <summary>The reason to refuse the options, or null.</summary>
    public static string? OfOptions(PersistenceOptions options, int count)
    {
        if (options.Levels.Count == 0) return "A persistence rule needs a level: 0, 1, 2 are usual.";
        if (options.Levels.Any(level => !double.IsFinite(level) || Math.Abs(level) > 5)) return "Levels lie between -5 and 5 standard deviations: beyond, a history shows nothing.";
        if (!(options.Alpha is > 0 and < 1)) return "The false alarms per value must lie between 0 and 1; 1/1950 is 5 % per 100.";
        if (!(options.Level is > 0 and < 1)) return $"The level is {Words.Number(options.Level)}, but it must lie between 0 and 1; 0.95 is usual.";
        if (options.Draws < 0 || options.Draws is > 0 and < 20) return "Intervals need 20 or more draws (200 are usual); 0 asks for none.";
        if (options.MonteCarloSteps < 1000) return "A simulation needs 1000 steps or more; a million are usual.";
        if (options.Threads is not (-1 or >= 1)) return $"{options.Threads} threads cannot draw: allow 1 or more, or -1 for as many as there are processors.";
        return options.SegmentStart >= 0 && options.SegmentStart <= count ? null : "The last segment starts outside the baseline.";
    }

    /// <summary>The reason to refuse the values, or null.</summary>
    public static string? OfValues(ReadOnlySpan<double> baseline, ReadOnlySpan<double> newest, PersistenceOptions options)
    {
        var bad = NotFinite(baseline) ?? NotFinite(newest);
        if (bad is { } value)
            return string.Create(CultureInfo.InvariantCulture, $"The history holds {value}, which is not a finite number: leave it out or mend the run.");
        var segment = options.SegmentStart > 0 ? " since the level last shifted" : "";
        if (baseline.Length < Fewest)
            return $"{Words.Count(baseline.Length, options.ValueName.One, options.ValueName.Many)}{segment} cannot show how long noise persists: {Fewest} or more can.";
        var first = baseline[0];
        return baseline.IndexOfAnyExcept(first) < 0 ? "Every value is the same: there is no noise to judge an excursion by." : null;
    }

    /// <summary>The reason to refuse values that lie on a level, or null: neither above nor below, they have no excursions.</summary>
    public static string? OfTies(ReadOnlySpan<double> baseline, HistoryLevels levels, PersistenceOptions options)
    {
        foreach (var level in options.Levels)
        {
            var tied = baseline.Count(levels.Median + (level * levels.Deviation));
            if (tied <= MostTied * baseline.Length) continue;
            var where = level == 0 ? "the median" : string.Create(CultureInfo.InvariantCulture, $"the level {level:0.##}");
            return string.Create(CultureInfo.InvariantCulture, $"{tied} of {baseline.Length} values equal {where}: the metric is too coarse for excursions; record more digits.");
        }

        return null;
    }

    private static double? NotFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) return value;
        }

        return null;
    }
}
