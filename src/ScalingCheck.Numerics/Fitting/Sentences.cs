namespace ScalingCheck.Numerics.Fitting;

/// <summary>Why a quantity is not identified, in words for the user: what is missing and what to do.</summary>
internal static class Sentences
{
    public static string AtBound(string name) =>
        $"{name} is at the edge of the search range: the sizes do not bend. Add sizes further away or use a form with fewer parameters.";

    public static string TouchesZero(string name, double upper) => double.IsFinite(upper)
        ? $"No floor can be told from zero: {name} is at most {Words.Number(upper)}. Add larger sizes, or use the form power."
        : $"No floor can be told from zero by {name}. Add larger sizes, or use the form power.";

    /// <summary>About an interval with an open end; null when both ends are there.</summary>
    public static string? Open(string name, double lower, double upper) =>
        (double.IsInfinity(lower), double.IsInfinity(upper)) switch
        {
            (true, true) => $"The interval for {name} has no ends: add larger or more sizes.",
            (true, false) => $"The interval for {name} has no lower end: add larger or more sizes.",
            (false, true) => $"The interval for {name} has no upper end: add larger or more sizes.",
            _ => null,
        };

    public static FittedQuantity NoForecast(string reason) =>
        new("forecast", double.NaN, double.NaN, double.NaN, double.NaN) { NotIdentified = reason };
}
