namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// A series whose values fall by turns about one of two levels: a lottery of machines or of memory layouts. A change of
/// level has two levels as well, but does not go back and forth.
/// </summary>
/// <param name="Lower">Mean of the lower mode, in the unit of the series.</param>
/// <param name="Upper">Mean of the upper mode.</param>
/// <param name="StandardDeviation">Within a mode, the same for both.</param>
/// <param name="UpperShare">Share of values in the upper mode, (0, 1).</param>
/// <param name="Switches">How often the series went from one mode to the other.</param>
/// <param name="Evidence">By how much the BIC prefers two normals of a common variance to one; above 10.</param>
public sealed record TwoModes(
    double Lower, double Upper, double StandardDeviation, double UpperShare, int Switches, double Evidence)
{
    /// <summary>Fewer values than this show no modes.</summary>
    public const int FewestValues = 20;

    /// <summary>The newest so many values are looked at.</summary>
    public const int MostValues = 200;

    private const double LeastEvidence = 10;

    /// <summary>In standard deviations within a mode.</summary>
    private const double LeastGap = 3;

    private const double LeastShare = 0.1;

    private const int FewestSwitches = 4;

    /// <summary>Half-width, in standard deviations within, that holds 99 % of a mode.</summary>
    private const double ModeWidth = 2.576;

    /// <summary>Looks for two modes in the newest 200 values.</summary>
    /// <param name="values">Oldest first, finite.</param>
    /// <returns>Null when there are fewer than 20 values, or no two modes.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static TwoModes? Find(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("A value of the series is not a finite number.", nameof(values));
        if (values.Length < FewestValues) return null;
        values = values[^Math.Min(values.Length, MostValues)..];
        if (NormalPair.Fit(values) is not { } pair) return null;

        var n = values.Length;
        var middle = pair.Boundary;
        int upper = 0, switches = 0;
        for (var i = 0; i < n; i++)
        {
            if (values[i] > middle) upper++;
            if (i > 0 && values[i] > middle != values[i - 1] > middle) switches++;
        }

        var share = upper / (double)n;
        var evidence = 2 * pair.LogLikelihoodGain - 2 * Math.Log(n);
        var isFound = evidence > LeastEvidence
            && pair.Upper - pair.Lower > LeastGap * pair.StandardDeviation
            && Math.Min(pair.UpperShare, 1 - pair.UpperShare) > LeastShare
            && switches >= Math.Max(FewestSwitches, share * (1 - share) * (n - 1));
        return isFound ? new(pair.Lower, pair.Upper, pair.StandardDeviation, pair.UpperShare, switches, evidence) : null;
    }

    /// <summary>Whether a value is nearer to the upper mode.</summary>
    public bool IsUpper(double value) => value > (Lower + Upper) / 2;

    /// <summary>A value less the mean of the mode that is nearer.</summary>
    public double Remainder(double value) => value - (IsUpper(value) ? Upper : Lower);

    /// <summary>Whether a value lies where 99 % of the values of one of the modes lie.</summary>
    public bool Holds(double value) => Math.Abs(Remainder(value)) <= ModeWidth * StandardDeviation;

    /// <summary>The series less the mean of the nearer mode, value by value.</summary>
    public double[] Remainders(ReadOnlySpan<double> values)
    {
        var remainders = new double[values.Length];
        for (var i = 0; i < remainders.Length; i++) remainders[i] = Remainder(values[i]);
        return remainders;
    }
}
