namespace ScalingCheck.Numerics.Fitting;

/// <summary>Whether points can answer at all, before any fit. Each refusal says what is missing.</summary>
internal static class PointChecks
{
    /// <summary>The reason to refuse, or null.</summary>
    public static string? Refuse(ILawForm form, FitPoints points, FitOptions options)
    {
        var p = form.ParameterNames.Count;
        if (points.X.Length != form.Axes)
            return $"The form {form.Id} takes {Words.Count(form.Axes, "axis", "axes")}, not {points.X.Length}.";
        if (points.Sizes < p + 1)
        {
            return $"{Words.Count(points.Sizes, "size", "sizes")} cannot fix {Words.Count(p, "parameter", "parameters")}"
                + $" and show the noise: add {Words.Count(p + 1 - points.Sizes, "size", "sizes")} or more.";
        }

        if (form.Trend != Trend.Any && Range(points.LogY) <= 1e-12)
            return $"{options.ValueName} is the same at every size: there is no slope to fit. Check that the right column is read.";
        return form.RefusePoints(points, options) ?? WrongDirection(form, points, options);
    }

    /// <summary>What is thin about the points, though they can be fitted.</summary>
    public static IEnumerable<string> Warn(ILawForm form, FitPoints points)
    {
        if (form.Axes > 1 || form.ParameterNames.Count < 3) yield break;
        // Three degrees of freedom: with fewer, a t quantile alone doubles an interval.
        var (p, wanted) = (form.ParameterNames.Count, form.ParameterNames.Count + 3);
        if (points.Sizes < wanted)
            yield return $"Only {points.Sizes} sizes for {p} parameters: expect wide intervals; {wanted} or more are better.";
        if (points.U[^1] - points.U[0] < Math.Log(10) * (1 - 1e-12))
            yield return "The sizes span less than a factor of 10: a curve and its floor are hard to tell apart on so short a range.";
    }

    private static string? WrongDirection(ILawForm form, FitPoints points, FitOptions options)
    {
        if (form.Axes > 1 || form.Trend is not (Trend.Falls or Trend.Rises)) return null;
        var slope = LogLogSlope(points, out var standardError);
        var wanted = form.Trend == Trend.Falls ? -1 : 1;
        if (slope * wanted > 0) return null;
        var (y, x) = (options.ValueName, FitPoints.AxisName(options, 0));
        var (does, should) = form.Trend == Trend.Falls ? ("rises", "falls") : ("falls", "rises");
        return Math.Abs(slope) > 2 * standardError
            ? $"{y} {does} with {x}, but {form.Equation} {should}: check the axis, or use the form power."
            : $"{y} shows no slope against {x} beyond its noise, but {form.Equation} {should}: add sizes further away.";
    }

    /// <summary>Weighted least-squares slope of ln y on the first axis's ln x.</summary>
    public static double LogLogSlope(FitPoints points, out double standardError) =>
        LogLogSlope(points.U, points.LogY, points.Weights, out standardError);

    /// <summary>The same for any n centred ln x, ln y and weights.</summary>
    public static double LogLogSlope(
        ReadOnlySpan<double> u, ReadOnlySpan<double> y, ReadOnlySpan<double> w, out double standardError)
    {
        var (sw, su, sy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < w.Length; i++) (sw, su, sy) = (sw + w[i], su + (w[i] * u[i]), sy + (w[i] * y[i]));
        var (mu, my) = (su / sw, sy / sw);
        var (suu, suy, syy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < w.Length; i++)
        {
            var (du, dy) = (u[i] - mu, y[i] - my);
            (suu, suy, syy) = (suu + (w[i] * du * du), suy + (w[i] * du * dy), syy + (w[i] * dy * dy));
        }

        var slope = suy / suu;
        standardError = Math.Sqrt(Math.Max(0, syy - (slope * suy)) / Math.Max(1, w.Length - 2) / suu);
        return slope;
    }

    private static double Range(ReadOnlySpan<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return high - low;
    }
}
