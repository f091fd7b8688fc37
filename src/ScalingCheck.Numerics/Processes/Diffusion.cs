using System.Globalization;

namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// The diffusion equation in d dimensions from random initial values, in the logarithm of time:
/// r(t) = sech^(d/2)(t/2) (Majumdar, Sire, Bray and Cornell 1996, Phys. Rev. Lett. 77, 2867).
/// </summary>
/// <param name="Dimensions">d, &gt; 0.</param>
public sealed record Diffusion(double Dimensions) : ContinuousCovariance
{
    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"diffusion d = {Dimensions:G4}");

    /// <inheritdoc/>
    public override double Curvature => Dimensions / 8;

    /// <inheritdoc/>
    public override double DecayRate => Dimensions / 4;

    /// <inheritdoc/>
    public override double Log(double t) => -Dimensions / 2 * LogCosh(t / 2);

    /// <inheritdoc/>
    public override double LogSlope(double t) => Dimensions / 4 * Math.Tanh(t / 2);

    private static double LogCosh(double x)
    {
        if (x > 1) return x + double.LogP1(Math.Exp(-2 * x)) - Math.Log(2);
        var sinh = Math.Sinh(x);
        return double.LogP1(sinh * sinh) / 2;
    }
}
