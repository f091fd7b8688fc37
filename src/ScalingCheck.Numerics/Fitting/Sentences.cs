namespace ScalingCheck.Numerics.Fitting;

/// <summary>Why a quantity is not identified, in words for the user: what is missing and what to do.</summary>
internal static class Sentences
{
    public static string AtBound(string name) =>
        $"{name} is at the edge of the search range: the sizes do not bend. Add sizes further away or use a form with fewer parameters.";

    /// <param name="what">What the quantity is: floor, overhead or shift.</param>
    /// <param name="upper">The upper end of its interval; NaN when not known.</param>
    /// <param name="axes">How many axes the form has: power, the law without a floor, has one.</param>
    public static string TouchesZero(string what, double upper, int axes)
    {
        var most = double.IsFinite(upper) ? $": it is at most {Words.Number(upper)}" : "";
        var remedy = what == "overhead" ? "Add smaller sizes, or set 'overhead: false'."
            : what == "shift" ? "Add smaller sizes, or use the form power-constant."
            : axes > 1 ? "Add larger sizes." : "Add larger sizes, or use the form power.";
        return $"No {what} can be told from zero{most}. {remedy}";
    }

    /// <summary>About an interval with an open end; null when both ends are there.</summary>
    public static string? Open(string name, double lower, double upper) =>
        (double.IsInfinity(lower), double.IsInfinity(upper)) switch
        {
            (true, true) => $"The interval for {name} has no ends: add larger or more sizes.",
            (true, false) => $"The interval for {name} has no lower end: add larger or more sizes.",
            (false, true) => $"The interval for {name} has no upper end: add larger or more sizes.",
            _ => null,
        };

    /// <summary>Refuses a fit that every profile improves.</summary>
    public const string ManyLaws =
        "The points allow many different laws and no best one was found: check them for a wrong unit or an outlier.";

    /// <summary>
    /// The last resort for an interval that does not hold its estimate: its search ended in another law, so the end is not
    /// known.
    /// </summary>
    public static FittedQuantity HeldOrOpen(FittedQuantity quantity)
    {
        if (!double.IsFinite(quantity.Value))
            return None(quantity.Name, $"{quantity.Name} is beyond every number: the points do not bound it. Add larger or more sizes.");
        // An end may touch the estimate, up to the rounding of a change of unit.
        var rounding = 1e-12 * Math.Abs(quantity.Value);
        var below = quantity.Lower > quantity.Value + rounding;
        var above = quantity.Upper < quantity.Value - rounding;
        if (!below && !above) return quantity;
        return quantity with
        {
            Lower = below ? double.NegativeInfinity : quantity.Lower,
            Upper = above ? double.PositiveInfinity : quantity.Upper,
            NotIdentified = $"The points allow several laws with a different {quantity.Name}: add larger or more sizes.",
        };
    }

    /// <summary>About a value of y that nothing may reach.</summary>
    /// <param name="floor">What the law cannot go below: floor or overhead.</param>
    /// <param name="most">How high it may lie.</param>
    /// <param name="target">The value asked for.</param>
    /// <param name="y">The name of y.</param>
    public static string BelowFloor(string floor, double most, double target, string y) =>
        $"The {floor} may be as high as {Words.Number(most)}: {y} may never be {Words.Number(target)}. "
        + "Ask for a higher target, or add sizes that place it better.";

    public static string NoTarget(ILawForm form) =>
        $"The form {form.Id} does not say which size reaches a value: use a form of one axis, or chinchilla.";

    public static Allocation NoAllocation(ILawForm form, double compute)
    {
        var reason = compute > 0 && double.IsFinite(compute)
            ? $"The form {form.Id} has no split of compute between two sizes: use chinchilla."
            : "The compute needs to be one finite amount above zero.";
        return new(compute, None("params", reason), None("tokens", reason), None("tokens-per-param", reason));
    }

    /// <summary>A quantity that does not exist.</summary>
    public static FittedQuantity None(string name, string reason) =>
        new(name, double.NaN, double.NaN, double.NaN, double.NaN) { NotIdentified = reason };

    public static string LawEnds(string equation) =>
        $"{equation} is at or below zero there: the law ends before the forecast; use one with a floor.";
}
