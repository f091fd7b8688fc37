namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// A quantity that a law reports, by way of q = cᵀθ + offset: the value is scale q, or e^q when
/// <paramref name="Logarithmic"/>.
/// </summary>
/// <param name="Name">The name for the user.</param>
/// <param name="Coefficients">c, one per parameter.</param>
/// <param name="Offset">Added to cᵀθ.</param>
/// <param name="Scale">Factor from q to the value; negative when they run in opposite directions.</param>
/// <param name="Logarithmic">The value is e^q.</param>
/// <param name="LowerLimit">Where the search for the lower end of cᵀθ stops.</param>
/// <param name="UpperLimit">Where the search for the upper end of cᵀθ stops.</param>
internal sealed record ReportedQuantity(
    string Name,
    double[] Coefficients,
    double Offset,
    double Scale,
    bool Logarithmic,
    double LowerLimit,
    double UpperLimit)
{
    /// <summary>The parameter that cᵀθ is, or -1 when it mixes several.</summary>
    public int Index { get; } = SingleIndex(Coefficients);

    /// <summary>
    /// What the quantity is to the user (floor, overhead) when it cannot lie below zero: an interval that reaches zero is
    /// then not open, but the quantity is not identified.
    /// </summary>
    public string? Floor { get; init; }

    /// <summary>Where an estimate is believed; outside, the sizes do not bend enough to place it.</summary>
    public Interval Believed { get; init; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>True when θk lies inside <see cref="Believed"/>.</summary>
    public bool Believes(double theta)
    {
        // A hair's breadth from the edge counts as on it.
        var hair = 1e-9 * Math.Abs(theta);
        return theta - hair > Believed.Lower && theta + hair < Believed.Upper;
    }

    /// <summary>θk itself, times a scale.</summary>
    public static ReportedQuantity Parameter(
        string name, int count, int index, double scale, double lowerLimit, double upperLimit)
    {
        var coefficients = new double[count];
        coefficients[index] = 1;
        return new(name, coefficients, 0, scale, Logarithmic: false, lowerLimit, upperLimit);
    }

    /// <summary>e^(cᵀθ + offset).</summary>
    public static ReportedQuantity Exponential(string name, double[] coefficients, double offset) =>
        new(name, coefficients, offset, 1, Logarithmic: true, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The value for the user from cᵀθ.</summary>
    public double ToValue(double q) => Logarithmic ? Math.Exp(q + Offset) : Scale * (q + Offset);

    private static int SingleIndex(double[] coefficients)
    {
        var index = -1;
        for (var k = 0; k < coefficients.Length; k++)
        {
            if (coefficients[k] == 0) continue;
            if (index >= 0 || coefficients[k] != 1) return -1;
            index = k;
        }

        return index;
    }
}
