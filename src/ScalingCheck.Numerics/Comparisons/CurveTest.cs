using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Two commits whose sizes need not match: one curve fitted to both against one for each (Chow 1960). Where the sizes match,
/// <see cref="PairedTest"/> has more power for the changes that it looks for; this sees any change of the curve.
/// </summary>
public static class CurveTest
{
    private const int SmallestDegreesOfFreedom = 4;
    private const double Significance = 0.05;

    /// <summary>Compares head and base.</summary>
    /// <param name="law">The law of both; the same for head and base.</param>
    /// <param name="head">Points of the head.</param>
    /// <param name="base">Points of the base, weights in the same unit.</param>
    /// <param name="options">What to ask; null for the defaults.</param>
    /// <returns>The tests, or a refusal. Never throws for the numbers it is given.</returns>
    /// <exception cref="ArgumentException">Head and base have different numbers of axes.</exception>
    public static CurveTestResult Compare(
        IScalingLaw law, FitData head, FitData @base, CurveTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(@base);
        if (head.AxisCount != @base.AxisCount)
            throw new ArgumentException("Head and base need the same axes.", nameof(head));
        options ??= CurveTestOptions.Default;
        if (options.Target is { } target && (target.Length != head.AxisCount || !Array.TrueForAll(target, static x => x > 0 && double.IsFinite(x))))
            return Refuse("The target needs one finite number above zero for each axis.");
        var fitOptions = options.Fit with { Objective = FitObjective.LogSquares, Intervals = false, ForecastAt = [] };
        var (headFit, baseFit) = (law.Fit(head, fitOptions), law.Fit(@base, fitOptions));
        if (headFit.Refusal is not null) return Refuse($"Head: {headFit.Refusal}");
        if (baseFit.Refusal is not null) return Refuse($"Base: {baseFit.Refusal}");

        if (head.HasStandardErrors || @base.HasStandardErrors)
        {
            if (!head.HasStandardErrors || !@base.HasStandardErrors)
                return Refuse("Only one of head and base has standard errors: give them for both, or for neither.");
            var scatter = (ExtraVariance(headFit) + ExtraVariance(baseFit)) / 2;
            (head, @base) = (Weighted(head, scatter), Weighted(@base, scatter));
            (headFit, baseFit) = (law.Fit(head, fitOptions), law.Fit(@base, fitOptions));
        }

        var pair = new CurvePair(head, @base);
        var refusal = pair.Refuse(fitOptions);
        if (refusal is not null) return Refuse(refusal);
        var p = law.ParameterNames.Count;
        var degrees = head.Count + @base.Count - (2 * p);
        if (degrees < SmallestDegreesOfFreedom)
        {
            return Refuse($"Head and base have {head.Count + @base.Count} points together, but two curves of {p} parameters "
                + $"need {(2 * p) + SmallestDegreesOfFreedom} to be compared: add {SmallestDegreesOfFreedom - degrees} or more.");
        }

        var separate = headFit.Objective + baseFit.Objective;
        if (!(separate > Smallest(head) + Smallest(@base)))
            return Refuse("Head and base lie exactly on their curves: without scatter there is nothing to measure a difference by.");
        var pooled = law.Fit(pair.Pooled(), fitOptions);
        return pooled.Refusal is not null
            ? Refuse($"Head and base together: {pooled.Refusal}")
            : Tests(law, pair, pooled, baseFit, separate, degrees, options);
    }

    private static CurveTestResult Tests(
        IScalingLaw law, CurvePair pair, LawFit pooled, LawFit baseFit, double separate, int degrees, CurveTestOptions options)
    {
        var p = law.ParameterNames.Count;
        var variance = separate / degrees;
        var sign = options.HigherIsBetter ? -1 : 1;
        var result = new CurveTestResult
        {
            OneCurve = FTest.Of(pooled.Objective, separate, p, degrees),
            ResidualStandardDeviation = Math.Sqrt(variance),
        };
        if (law is ILawForm { Axes: 1 } form)
            result = WithJointFits(result, p, JointFits.Of(form, pair, MeanLogRatio(pair, baseFit)), separate, degrees, sign);
        if (pooled.Sensitivity is null) return result;

        var derivatives = new CurveDerivatives(pair, pooled, pooled.Sensitivity);
        var change = derivatives.SharedFloorChange(options.Target ?? pair.Largest());
        change = change with { Change = sign * change.Change };
        return result with
        {
            Change = change,
            Direction = Direction(result.Level ?? change, change),
            SmallestChanges = derivatives.SmallestChanges(variance, degrees, options.Level, options.Power, result.Shape is not null),
        };
    }

    private static CurveTestResult WithJointFits(
        CurveTestResult result, int p, JointFits joint, double separate, int degrees, int sign)
    {
        var ofShape = degrees + p - 1;
        result = result with
        {
            Shape = FTest.Of(joint.Shape, separate, p - 1, degrees),
            Level = new(sign * joint.Factor, Math.Sqrt(joint.Shape / ofShape * joint.FactorVariance), ofShape),
        };
        if (double.IsNaN(joint.SharedExponent)) return result;
        var test = FTest.Of(joint.SharedExponent, separate, 1, degrees);
        // Every law of one axis goes as x^-alpha inside: a smaller one leaves a larger y.
        var worse = -sign * joint.ExponentChange;
        var error = Math.Abs(worse) / Math.Sqrt(Math.Max(test.F, 1e-20));
        return result with { SharedExponent = test, Exponent = new(worse, error, degrees) };
    }

    /// <summary>
    /// The target decides, unless its change is within its noise and further within it than the level: then the sign at the
    /// target is a coin's, and that of the level is not.
    /// </summary>
    private static CurveDirection? Direction(Worsening level, Worsening target)
    {
        if (double.IsNaN(target.Change)) return null;
        var p = target.TwoSidedPValue();
        if (p > Significance && level.TwoSidedPValue() < p)
            return level.Change > 0 ? CurveDirection.Worse : CurveDirection.Better;
        return (target.Change > 0, level.Change > 0) switch
        {
            (true, true) => CurveDirection.Worse,
            (false, false) => CurveDirection.Better,
            (true, false) => CurveDirection.WorseAtTarget,
            (false, true) => CurveDirection.BetterAtTarget,
        };
    }

    /// <summary>Mean of ln y of the head over the base's curve: where the fit with a free factor starts.</summary>
    private static double MeanLogRatio(CurvePair pair, LawFit baseFit)
    {
        var sum = 0.0;
        for (var i = 0; i < pair.Head.Count; i++)
            sum += Math.Log(pair.Head.Y[i] / baseFit.Predict(CurvePair.Sizes(pair.Head, i)));
        return double.IsFinite(sum) ? sum / pair.Head.Count : 0;
    }

    /// <summary>The sum of squares that rounding of ln y alone would leave.</summary>
    private static double Smallest(FitData data)
    {
        var sum = 0.0;
        foreach (var weight in data.Weights) sum += weight;
        return PairedTest.Rounding * PairedTest.Rounding * sum;
    }

    private static double ExtraVariance(LawFit fit)
    {
        var scatter = fit.Diagnostics.FirstOrDefault(d => d.Key == "extra-scatter").Value;
        return scatter * scatter;
    }

    /// <summary>
    /// The points with fixed weights 1/(s² + τ²), τ² common to both commits: sums of squares compare only when the same
    /// weights are used in every fit.
    /// </summary>
    private static FitData Weighted(FitData data, double scatter)
    {
        var points = FitPoints.Prepare(data, FitOptions.Default, out _)
            ?? throw new InvalidOperationException("The points were fitted before.");
        points.AddScatter(scatter);
        return new FitData(points.X, Array.ConvertAll(points.LogY, y => Math.Exp(y + points.LogYReference)), points.Weights);
    }

    private static CurveTestResult Refuse(string sentence) => new() { Refusal = sentence };
}
