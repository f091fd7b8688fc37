namespace ScalingCheck.Checks;

/// <summary>
/// Converts a series between units that are known multiples of each other: a benchmark that once reported ns and now µs is the
/// same benchmark. Prefixes that mean 1000 to some and 1024 to others (KB, MB) are left alone.
/// </summary>
internal static class UnitConversion
{
    private static readonly Dictionary<string, (string Of, double Factor)> Known = new(StringComparer.Ordinal)
    {
        ["ps"] = ("time", 1e-12), ["ns"] = ("time", 1e-9), ["nanoseconds"] = ("time", 1e-9),
        ["us"] = ("time", 1e-6), ["µs"] = ("time", 1e-6), ["μs"] = ("time", 1e-6), ["microseconds"] = ("time", 1e-6),
        ["ms"] = ("time", 1e-3), ["milliseconds"] = ("time", 1e-3),
        ["s"] = ("time", 1), ["sec"] = ("time", 1), ["seconds"] = ("time", 1), ["min"] = ("time", 60), ["h"] = ("time", 3600),
        ["B"] = ("bytes", 1), ["bytes"] = ("bytes", 1), ["KiB"] = ("bytes", 1024), ["MiB"] = ("bytes", 1024 * 1024), ["GiB"] = ("bytes", 1024.0 * 1024 * 1024),
    };

    /// <summary>The series in another unit; itself when one of the units is not said; null when they are no known multiples.</summary>
    public static Series? To(string? unit, Series series)
    {
        if (unit is null || series.Unit is null || unit == series.Unit) return series;
        if (Factor(series.Unit, unit) is not { } factor) return null;
        return series with
        {
            Unit = unit,
            Points = [.. series.Points.Select(point => point with { Y = point.Y * factor, StandardError = point.StandardError * factor })],
        };
    }

    /// <summary>What a value in one unit is multiplied by to be in the other; <c>ns/op</c> and <c>µs/op</c> differ in what stands first.</summary>
    private static double? Factor(string from, string to)
    {
        var (first, second) = (from.Split('/', 2), to.Split('/', 2));
        if (!first.Skip(1).SequenceEqual(second.Skip(1))) return null;
        return Known.TryGetValue(first[0].Trim(), out var a) && Known.TryGetValue(second[0].Trim(), out var b) && a.Of == b.Of ? a.Factor / b.Factor : null;
    }
}
