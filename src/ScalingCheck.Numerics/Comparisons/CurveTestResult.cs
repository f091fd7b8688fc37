namespace ScalingCheck.Numerics.Comparisons;

/// <summary>What <see cref="CurveTest"/> found, or why it found nothing.</summary>
public sealed record CurveTestResult
{
    /// <summary>Why the curves cannot be compared, in one sentence; null when they can.</summary>
    public string? Refusal { get; init; }

    /// <summary>One curve against two: p restrictions. Sees every change, and a factor common to a commit as one.</summary>
    public FTest? OneCurve { get; init; }

    /// <summary>
    /// One curve with a free factor on the head against two: p - 1 restrictions. Blind to a common factor; null for laws of
    /// two axes.
    /// </summary>
    public FTest? Shape { get; init; }

    /// <summary>One exponent against two: 1 restriction; null for laws without one exponent for all sizes, or of two axes.</summary>
    public FTest? SharedExponent { get; init; }

    /// <summary>
    /// Worsening by the change of the exponent, positive = y falls less steeply (or rises more steeply) than before, with
    /// the error at which its t is the root of <see cref="SharedExponent"/>: a one-sided test. Null with it.
    /// </summary>
    public Worsening? Exponent { get; init; }

    /// <summary>Factor of the head, as ln: κ of the shape fit; null with <see cref="Shape"/>.</summary>
    public Worsening? Level { get; init; }

    /// <summary>
    /// Change of ln y at the target when both commits share the floor. At matched sizes it is
    /// <see cref="CurveContrast.SharedFloor"/>; its error is the scatter of all points.
    /// </summary>
    public Worsening Change { get; init; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Which way; null when there is no change at the target to read it from.</summary>
    public CurveDirection? Direction { get; init; }

    /// <summary>The smallest changes that the F tests see, one for each kind of change; empty when refused.</summary>
    public IReadOnlyList<SmallestChange> SmallestChanges { get; init; } = [];

    /// <summary>Residual standard deviation of ln y of the two separate curves (weight 1).</summary>
    public double ResidualStandardDeviation { get; init; } = double.NaN;

    /// <summary>The direction as words after "different, "; empty when unknown.</summary>
    public string InWords => Direction switch
    {
        CurveDirection.Worse => "worse",
        CurveDirection.Better => "better",
        CurveDirection.WorseAtTarget => "better at small sizes and worse at large",
        CurveDirection.BetterAtTarget => "worse at small sizes and better at large",
        _ => "",
    };

    /// <summary>
    /// One-sided p-value of an F test: half of it when the target is worse, else 1 less that half. Without a change the
    /// direction is a coin's, so a test at 5 % flags 5 % in all and only what is worse.
    /// </summary>
    /// <param name="test">One of this result's tests.</param>
    public double WorsePValue(FTest test) =>
        Direction is CurveDirection.Worse or CurveDirection.WorseAtTarget ? test.PValue() / 2 : 1 - test.PValue() / 2;
}
