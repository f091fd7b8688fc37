namespace ScalingCheck.Judge;

/// <summary>What a margin of the configuration is on the scale of a comparison.</summary>
internal static class Margins
{
    /// <param name="worseBy">The margin as written: 5 % is the factor 1.05 whichever way is good, so that times and rates agree.</param>
    /// <param name="relative">True when the comparison is on the log scale.</param>
    /// <param name="baseValue">The baseline's value, for a margin of the other kind; NaN when there is none.</param>
    public static double Of(Amount worseBy, bool relative, double baseValue, Direction better) => (relative, worseBy.IsRelative) switch
    {
        (true, true) => Math.Log(1 + worseBy.Value),
        (false, true) => worseBy.Value * Math.Abs(baseValue),
        (false, false) => worseBy.Value,
        // A slope or a level has no value of its own: its absolute margin is in logarithms already.
        (true, false) when !(double.IsFinite(baseValue) && baseValue > 0) => worseBy.Value,
        (true, false) when better != Direction.Higher => Math.Log(1 + worseBy.Value / baseValue),
        // No fall of a positive value reaches a margin of all of it.
        (true, false) => worseBy.Value < baseValue ? -Math.Log(1 - worseBy.Value / baseValue) : double.PositiveInfinity,
    };
}
