using System.Globalization;

namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// White noise integrated n times, in the logarithm of time: n = 2 is random acceleration. r(t) = (2 - 1/n) exp(-t/2)
/// ₂F₁(1, 1 - n; 1 + n; exp(-t)), a sum of n exponentials exp(-(k + 1/2) t) (Ehrhardt, Majumdar and Bray 2004, Phys. Rev. E
/// 69, 016106).
/// </summary>
public sealed record IntegratedNoise : ContinuousCovariance
{
    private readonly double[] _weights;

    /// <param name="integrations">n, from 2 to 12; once integrated, the process is not smooth.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is out of its range.</exception>
    public IntegratedNoise(int integrations)
    {
        if (integrations is < 2 or > 12) throw new ArgumentOutOfRangeException(nameof(integrations), integrations, "Noise is integrated 2 to 12 times.");
        Integrations = integrations;
        _weights = new double[integrations];
        _weights[0] = 2 - (1.0 / integrations);
        // The terms of the hypergeometric series stop at n because (1 - n)_n is zero.
        for (var k = 1; k < integrations; k++) _weights[k] = _weights[k - 1] * (k - integrations) / (k + integrations);
    }

    /// <summary>How often the noise is integrated.</summary>
    public int Integrations { get; }

    /// <inheritdoc/>
    public override string Name => Integrations == 2 ? "random acceleration"
        : string.Create(CultureInfo.InvariantCulture, $"noise integrated {Integrations} times");

    /// <inheritdoc/>
    public override double Curvature
    {
        get
        {
            var sum = 0.0;
            for (var k = 0; k < _weights.Length; k++) sum -= _weights[k] * (k + .5) * (k + .5);
            return sum;
        }
    }

    /// <inheritdoc/>
    public override double DecayRate => .5;

    /// <inheritdoc/>
    public override double Log(double t)
    {
        var sum = 0.0;
        if (t < 1)
        {
            // The weights sum to 1, so 1 - r is left without the 1.
            for (var k = 0; k < _weights.Length; k++) sum += _weights[k] * double.ExpM1(-(k + .5) * t);
            return double.LogP1(sum);
        }

        for (var k = 0; k < _weights.Length; k++) sum += _weights[k] * Math.Exp(-k * t);
        return Math.Log(sum) - (t / 2);
    }

    /// <inheritdoc/>
    public override double LogSlope(double t)
    {
        var (value, slope) = (0.0, 0.0);
        for (var k = 0; k < _weights.Length; k++)
        {
            var decay = Math.Exp(-k * t);
            value += _weights[k] * decay;
            // Near 0 the slopes sum to 0, and expm1 leaves that out.
            slope += _weights[k] * (k + .5) * (t < 1 ? double.ExpM1(-(k + .5) * t) * Math.Exp(t / 2) : decay);
        }

        return slope / value;
    }
}
