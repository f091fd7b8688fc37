using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// What an <see cref="ExponentPrior"/> adds to an objective: z²/2 for each exponent, z its distance from the centre in
/// standard deviations, in units of the noise of the points (its variance for squares; its scale times δ where the loss is
/// linear beyond δ, as for Laplace noise).
/// </summary>
/// <param name="Exponents">Bit k set: parameter k is an exponent; 0 for no prior.</param>
/// <param name="LogCentre">ln of the exponent believed most.</param>
/// <param name="Deviation">Standard deviation of the logarithm.</param>
/// <param name="Noise">Root of the residual variance for squares, else the scale of Laplace noise; both in units of the weights.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExponentPenalty(int Exponents, double LogCentre, double Deviation, double Noise)
{
    /// <summary>True when there is a prior.</summary>
    public bool IsThere => Exponents != 0;

    /// <summary>Σ z² over the exponents; the downhill gradient and the derivatives of half of it, times a scale, are added.</summary>
    /// <param name="theta">The parameters.</param>
    /// <param name="scale">The unit of the noise.</param>
    /// <param name="gradient">Downhill gradient to add to.</param>
    /// <param name="second">Second derivatives to add to (lower triangle).</param>
    /// <param name="bound">The same without what may be negative.</param>
    public double Add(
        ReadOnlySpan<double> theta, double scale, Span<double> gradient, Span<double> second, Span<double> bound)
    {
        var sum = 0.0;
        for (var k = 0; k < theta.Length; k++)
        {
            if ((Exponents & (1 << k)) == 0) continue;
            var z = (Math.Log(theta[k]) - LogCentre) / Deviation;
            var slope = 1 / (theta[k] * Deviation);
            sum += z * z;
            gradient[k] -= scale * z * slope;
            bound[(k * theta.Length) + k] += scale * slope * slope;
            second[(k * theta.Length) + k] += scale * ((slope * slope) - (z * slope / theta[k]));
        }

        return sum;
    }

    /// <summary>Σ z² over the exponents.</summary>
    public double Sum(ReadOnlySpan<double> theta)
    {
        var sum = 0.0;
        for (var k = 0; k < theta.Length; k++)
        {
            if ((Exponents & (1 << k)) == 0) continue;
            var z = (Math.Log(theta[k]) - LogCentre) / Deviation;
            sum += z * z;
        }

        return sum;
    }
}
