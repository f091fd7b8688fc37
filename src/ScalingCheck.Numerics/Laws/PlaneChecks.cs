using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>Whether points on two axes can tell what each axis does. Each refusal says what is missing.</summary>
internal static class PlaneChecks
{
    /// <summary>The reason to refuse, or null.</summary>
    public static string? Refuse(ILawForm form, FitPoints points, FitOptions options)
    {
        for (var axis = 0; axis < 2; axis++)
        {
            var distinct = points.DistinctOn(axis);
            if (distinct < 3)
                return $"{Words.Count(distinct, "size", "sizes")} of {form.AxisName(options, axis)} cannot show its exponent: add {Words.Count(3 - distinct, "size", "sizes")} or more.";
        }

        var plane = LogPlane.Of(points);
        if (plane.Condition > 1e4) return RiseTogether(form, options);
        for (var axis = 0; axis < 2; axis++)
        {
            // Two standard errors: a slope that only noise bends upwards is left to the fit.
            if (plane.Slope(axis) > 2 * plane.StandardError(axis))
                return $"{options.ValueName} rises with {form.AxisName(options, axis)}, but {form.Equation} falls: check the axes.";
        }

        return null;
    }

    /// <summary>There are fewer points than a law needs.</summary>
    public static string TooFewPairs(ILawForm form, FitPoints points, int wanted, FitOptions options) =>
        $"{Words.Count(points.Count, "pair", "pairs")} of {form.AxisName(options, 0)} and {form.AxisName(options, 1)} cannot fix "
        + $"{form.ParameterNames.Count} parameters: add {Words.Count(wanted - points.Count, "pair", "pairs")} or more.";

    /// <summary>The axes cannot be told apart.</summary>
    public static string RiseTogether(ILawForm form, FitOptions options) =>
        $"{form.AxisName(options, 0)} and {form.AxisName(options, 1)} rise together: only their combined effect can be fitted. "
        + $"Add runs with the same {form.AxisName(options, 0)} and another {form.AxisName(options, 1)}.";

    /// <summary>An axis leaves no trace in y.</summary>
    public static string NoEffect(ILawForm form, FitOptions options, int axis) =>
        $"{options.ValueName} does not depend on {form.AxisName(options, axis)} within the noise: add a wider range of {form.AxisName(options, axis)}, or fit the other axis alone.";

    /// <summary>Parameters of one axis alone, or of both, cannot be told apart.</summary>
    public static string Singular(ILawForm form, IReadOnlyList<string> tangled, bool bothAxes, FitOptions options) => bothAxes
        ? RiseTogether(form, options)
        : $"The points cannot tell {string.Join(" and ", tangled)} apart: add a wider range of {form.AxisName(options, 0)} and {form.AxisName(options, 1)}.";
}
