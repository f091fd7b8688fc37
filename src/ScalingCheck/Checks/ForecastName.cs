namespace ScalingCheck.Checks;

/// <summary>The name of a forecast, <c>forecast@params=1e9,tokens=2e10</c>: axes in the order of the check.</summary>
internal static class ForecastName
{
    public const string Gate = "forecast";

    private const string Prefix = "forecast@";

    public static bool Is(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    public static string Of(IReadOnlyList<string> axes, NamedValues<double> at) =>
        Prefix + string.Join(",", axes.Select(axis => $"{axis}={Number(at.TryGet(axis, out var size) ? size : double.NaN)}"));

    /// <summary>The name of another quantity at a value: <c>params@loss=2.05</c>.</summary>
    public static string Of(string quantity, string of, double value) => $"{quantity}@{of}={Number(value)}";

    /// <summary>Reads <c>AXIS=VALUE[,AXIS=VALUE]</c>; null when it is not of that form, a size is not above zero or an axis comes twice.</summary>
    public static NamedValues<double>? ParsePoint(string text)
    {
        var point = new List<KeyValuePair<string, double>>();
        foreach (var part in text.Split(','))
        {
            var sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || sides[0].Length == 0 || !NumberText.TryParse(sides[1], out var size) || size <= 0) return null;
            point.Add(new(sides[0], size));
        }

        var distinct = NamedValues<double>.From(point);
        return distinct.Count == point.Count ? distinct : null;
    }

    /// <summary>The point in the name of a forecast.</summary>
    public static NamedValues<double>? Parse(string name) => Is(name) ? ParsePoint(name[Prefix.Length..]) : null;

    // The short form when it says the same number, else every digit: two different points never share a name.
    private static string Number(double value)
    {
        var text = NumberText.Short(value, 6);
        return NumberText.TryParse(text, out var back) && back == value ? text : NumberText.RoundTrip(value);
    }
}
