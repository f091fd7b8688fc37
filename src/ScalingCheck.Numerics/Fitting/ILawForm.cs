using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>What a law tells <see cref="LawFitter{TModel}"/> about itself, beside the mathematics in its model.</summary>
internal interface ILawForm : IScalingLaw
{
    /// <summary>The most starts that <see cref="Starts"/> may propose.</summary>
    const int MaxStarts = 16;

    /// <summary>How far from the points, in ln x, the ends of a size are looked for: a factor of 7e10.</summary>
    const double FarBeyond = 25;

    /// <summary>Which of <see cref="IScalingLaw.ParameterNames"/>, in the order of optimisation, are exponents: two fits are different laws when one of these differs.</summary>
    IReadOnlyList<int> Exponents { get; }

    /// <summary>True when <see cref="Exponents"/> are plain exponents above zero that an <see cref="ExponentPrior"/> can be laid on.</summary>
    bool TakesExponentPrior => false;

    /// <summary>The direction that y must have along the first axis.</summary>
    Trend Trend { get; }

    /// <summary>Hands the law's model to a computation that is written for any.</summary>
    TResult Use<TResult>(ILawUse<TResult> use);

    /// <summary>The names of the axes in the equation; empty for x.</summary>
    IReadOnlyList<string> OwnAxisNames => [];

    /// <summary>The name of an axis: the user's, else that of the equation.</summary>
    string AxisName(FitOptions options, int axis) => axis >= options.AxisNames.Count && axis < OwnAxisNames.Count
        ? OwnAxisNames[axis] : FitPoints.AxisName(options, axis);

    /// <summary>Bounds of the fit; none unless the law has some.</summary>
    void Bounds(Span<double> lower, Span<double> upper)
    {
        lower.Fill(double.NegativeInfinity);
        upper.Fill(double.PositiveInfinity);
    }

    /// <summary>Bounds while another quantity is profiled; wider than those of the fit, lest they cut its interval short.</summary>
    void ProfileBounds(Span<double> lower, Span<double> upper) => Bounds(lower, upper);

    /// <summary>
    /// Writes starting points one after the other (parameters of the first, then of the second, ...) and returns how many.
    /// No random numbers: the same points give the same fit.
    /// </summary>
    int Starts(FitPoints points, Span<double> starts);

    /// <summary>The quantities to report, the most important first.</summary>
    IReadOnlyList<ReportedQuantity> Quantities(FitPoints points);

    /// <summary>What reaches a value of y: a size, for one axis; null when the law cannot say.</summary>
    ReportedQuantity? ForTarget(FitPoints points, double value) => Axes > 1 ? null
        : ReportedQuantity.Exponential(
            "size", ReportedQuantity.SizeFor, Math.Log(value) - points.LogYReference, points.LogXReference[0])
            with { LowerLimit = points.U[0] - FarBeyond, UpperLimit = points.U[^1] + FarBeyond };

    /// <summary>The first size of the split of C = 6 N D that minimises y; null when the law has none.</summary>
    ReportedQuantity? OptimalSize(FitPoints points, double compute) => null;

    /// <summary>A reason of the law's own to refuse the points before a fit, or null.</summary>
    string? RefusePoints(FitPoints points, FitOptions options) => null;

    /// <summary>A reason of the law's own to refuse the fit that was found, or null.</summary>
    string? RefuseFit(ReadOnlySpan<double> theta, FitOptions options) => null;

    /// <summary>What to say when the columns of the Jacobian named in <paramref name="tangled"/> cannot be told apart.</summary>
    string SingularMessage(IReadOnlyList<string> tangled, FitOptions options) =>
        $"The sizes cannot tell {string.Join(" and ", tangled)} apart: add sizes further away, smaller or larger.";

    /// <summary>Sentences of the law's own that a careful reader should know.</summary>
    IEnumerable<string> Warn(FitPoints points) => [];

    /// <summary>Numbers of the law's own for the diagnostics.</summary>
    IEnumerable<KeyValuePair<string, double>> Describe(FitPoints points, double[] theta) => [];
}
