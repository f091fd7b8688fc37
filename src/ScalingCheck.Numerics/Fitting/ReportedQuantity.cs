namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// A quantity that a law reports, by way of a function q of the parameters: cᵀθ, or a function of the law's own. The value
/// is scale (q + offset), or e^(scale q + offset) when <paramref name="Logarithmic"/>.
/// </summary>
/// <param name="Name">The name for the user.</param>
/// <param name="Coefficients">c, one per parameter; null for a function of the law's own.</param>
/// <param name="Offset">What is added to q.</param>
/// <param name="Scale">Factor from q to the value; negative when they run in opposite directions.</param>
/// <param name="Logarithmic">The value is an exponential.</param>
/// <param name="LowerLimit">Where the search for the lower end of q stops.</param>
/// <param name="UpperLimit">Where the search for the upper end of q stops.</param>
internal sealed record ReportedQuantity(
    string Name,
    double[]? Coefficients,
    double Offset,
    double Scale,
    bool Logarithmic,
    double LowerLimit,
    double UpperLimit)
{
    /// <summary>
    /// The <see cref="Number"/> of the size at which a law of one axis reaches ln y = <see cref="Argument"/>, in centred
    /// ln x.
    /// </summary>
    public const int SizeFor = -1;

    /// <summary>The parameter that q is, or -1 when it mixes several.</summary>
    public int Index { get; } = SingleIndex(Coefficients);

    /// <summary>Number of the function (<see cref="ILogModel.Quantity"/>); 0 when q is cᵀθ.</summary>
    public int Number { get; private init; }

    /// <summary>The argument of the function.</summary>
    public double Argument { get; private init; }

    /// <summary>
    /// What the quantity is to the user (floor, overhead) when it cannot lie below zero: an interval that reaches zero is
    /// then not open, but the quantity is not identified.
    /// </summary>
    public string? Floor { get; init; }

    /// <summary>True: where q does not exist it is never reached, which is further than any value.</summary>
    public bool MayBeNever { get; init; }

    /// <summary>The parameter at whose lower bound a <see cref="Floor"/> is zero; null when it is q itself.</summary>
    public int? VanishesWith { get; init; }

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

    /// <summary>A function of the law's own, by its number.</summary>
    public static ReportedQuantity Function(string name, int number, double argument, double lowerLimit, double upperLimit) =>
        new(name, null, 0, 1, Logarithmic: false, lowerLimit, upperLimit) { Number = number, Argument = argument };

    /// <summary>e^(function + offset).</summary>
    public static ReportedQuantity Exponential(string name, int number, double argument, double offset) =>
        new(name, null, offset, 1, Logarithmic: true, double.NegativeInfinity, double.PositiveInfinity)
        {
            Number = number,
            Argument = argument,
        };

    /// <summary>q for the kernel.</summary>
    public ProfileTarget Target => new() { Coefficients = Coefficients, Number = Number, Argument = Argument };

    /// <summary>The value for the user from q.</summary>
    public double ToValue(double q) => Logarithmic ? Math.Exp((Scale * q) + Offset) : Scale * (q + Offset);

    private static int SingleIndex(double[]? coefficients)
    {
        var index = -1;
        if (coefficients is null) return index;
        for (var k = 0; k < coefficients.Length; k++)
        {
            if (coefficients[k] == 0) continue;
            if (index >= 0 || coefficients[k] != 1) return -1;
            index = k;
        }

        return index;
    }
}
