using System.Runtime.InteropServices;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Numerics.Planning;

/// <summary>How sharp an answer is.</summary>
/// <param name="StandardError">Its standard error; NaN when the runs do not determine it.</param>
/// <param name="DegreesOfFreedom">
/// Of the residual scatter: runs less parameters for the fit, sizes less 2 for the paired test.
/// </param>
/// <param name="DetectableChange">
/// The smallest change that a one-sided t test sees with the wanted power: λ times the standard error; NaN without degrees
/// of freedom. For the fit it is the change against a fixed value, such as a committed baseline.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Precision(double StandardError, int DegreesOfFreedom, double DetectableChange)
{
    internal static Precision Of(double variance, int degreesOfFreedom, PlanOptions options)
    {
        var error = variance > 0 ? Math.Sqrt(variance) : double.NaN;
        var lambda = NoncentralT.Noncentrality(options.Level, options.Power, degreesOfFreedom);
        return new(error, Math.Max(0, degreesOfFreedom), lambda * error);
    }
}
