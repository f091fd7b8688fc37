using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// How much worse the head is than the base, with its error. All comparisons end in one of these, so that one judge can
/// read them. The scale is the caller's (log ratios, or the unit of the estimate); positive always means worse.
/// </summary>
/// <param name="Change">Estimated worsening; negative when the head is better.</param>
/// <param name="StandardError">
/// Its standard error; 0 for a metric without noise (then every bound is the change itself); NaN when the data leaves no
/// degree of freedom to estimate it.
/// </param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the t distribution, &gt; 0; infinity for the normal.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Worsening(double Change, double StandardError, double DegreesOfFreedom)
{
    /// <summary>True when the error is known, so that bounds and p-values are numbers.</summary>
    public bool IsTestable => double.IsFinite(Change) && StandardError >= 0 && double.IsFinite(StandardError)
        && (StandardError == 0 || DegreesOfFreedom > 0);

    /// <summary>
    /// The same comparison seen from the other side: positive means the head is better. A method, since a record prints its
    /// properties and would print this one for ever.
    /// </summary>
    public Worsening Reverse() => this with { Change = -Change };

    /// <summary>The same change with an error that is so many times as large.</summary>
    /// <param name="factor">The factor, ≥ 1.</param>
    /// <returns>The worsening.</returns>
    public Worsening Widen(double factor) => this with { StandardError = StandardError * factor };

    /// <summary>Lower end of the one-sided interval: Change - t(1 - alpha) SE.</summary>
    /// <param name="alpha">Error probability, between 0 and 1.</param>
    /// <returns>The bound; NaN when the comparison is not testable.</returns>
    public double LowerBound(double alpha) => Change - Reach(alpha);

    /// <summary>Upper end of the one-sided interval: Change + t(1 - alpha) SE.</summary>
    /// <param name="alpha">Error probability, between 0 and 1.</param>
    /// <returns>The bound; NaN when the comparison is not testable.</returns>
    public double UpperBound(double alpha) => Change + Reach(alpha);

    /// <summary>
    /// Probability of an estimate at least as bad as this one when the true worsening equals the margin:
    /// P(T &gt; (Change - margin)/SE). It is below alpha exactly when <see cref="LowerBound"/> is above the margin.
    /// </summary>
    /// <param name="margin">Worsening that is tolerated, on the scale of <see cref="Change"/>.</param>
    /// <returns>
    /// The one-sided p-value. Without noise (SE = 0) it is 0 beyond the margin and 1 up to it; NaN when not testable.
    /// </returns>
    public double PValue(double margin = 0)
    {
        if (!IsTestable) return double.NaN;
        if (StandardError == 0) return Change > margin ? 0 : 1;
        return StudentTail.UpperTail((Change - margin) / StandardError, DegreesOfFreedom);
    }

    /// <summary>Probability of a change at least this large in either direction when there is none.</summary>
    /// <returns>The two-sided p-value, at most 1; NaN when not testable.</returns>
    public double TwoSidedPValue() => Math.Min(1, 2 * Math.Min(PValue(), Reverse().PValue()));

    /// <summary>
    /// The smallest true worsening that a one-sided test at <paramref name="alpha"/> would report with probability
    /// <paramref name="power"/>: margin + lambda SE, lambda the noncentrality at which the noncentral t puts that
    /// probability above the t quantile.
    /// </summary>
    /// <param name="alpha">Error probability, between 0 and 1.</param>
    /// <param name="power">Wanted probability of detection, between alpha and 1.</param>
    /// <param name="margin">Worsening that is tolerated.</param>
    /// <returns>The change on the scale of <see cref="Change"/>; the margin itself when SE is 0; NaN when not testable.</returns>
    public double DetectableChange(double alpha, double power, double margin = 0)
    {
        if (!IsTestable) return double.NaN;
        return StandardError == 0
            ? margin
            : margin + NoncentralT.Noncentrality(alpha, power, DegreesOfFreedom) * StandardError;
    }

    private double Reach(double alpha)
    {
        if (!IsTestable) return double.NaN;
        return StandardError == 0 ? 0 : StudentTail.UpperQuantile(alpha, DegreesOfFreedom) * StandardError;
    }
}
