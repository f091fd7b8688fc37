using System.Globalization;

namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// A stationary Gaussian series of unit variance: an autoregression, and white noise on top of it (a runner adds noise to
/// a machine that drifts).
/// </summary>
public sealed record CovarianceModel
{
    /// <summary>Correlations below this are none.</summary>
    private const double Negligible = 1e-13;

    private const int MostCorrelations = 4000;

    /// <summary>Lags of the autoregression that stands for a named covariance in a simulation.</summary>
    private const int SimulatedOrder = 64;

    /// <summary>Lags whose partial autocorrelation is below this add nothing to a simulation.</summary>
    private const double NothingMore = 1e-6;

    private readonly double[]? _given;

    private CovarianceModel(string name, double[] partials, double noiseShare, double[]? given = null) =>
        (Name, Partials, NoiseShare, _given) = (name, partials, noiseShare, given);

    /// <summary>As a report names it: <c>white</c>, <c>AR(1) 0.60</c>, <c>AR(1) 0.95 + 40 % white</c>, <c>AR(3) 0.5, 0.2, 0.1</c>.</summary>
    public string Name { get; }

    /// <summary>Partial autocorrelations of the autoregression, each in (-1, 1); empty for white noise.</summary>
    public IReadOnlyList<double> Partials { get; }

    /// <summary>The white noise as a share of the variance, in [0, 1).</summary>
    public double NoiseShare { get; }

    /// <summary>False when the correlations fall slower than any power of a number below 1.</summary>
    internal bool IsExponential { get; private init; } = true;

    /// <summary>True when the covariance was given, not fitted.</summary>
    internal bool IsGiven => _given is not null;

    /// <summary>
    /// True for white noise and for AR(1) with φ ≥ 0, whose intervals between crossings are independent enough: the
    /// correlation two intervals apart is below .003 for every φ (a test holds it), so that no simulation need tell.
    /// </summary>
    internal bool HasIndependentIntervals => !IsGiven && NoiseShare == 0 && (Partials.Count == 0 || (Partials.Count == 1 && Partials[0] >= 0));

    /// <summary>Independent values.</summary>
    public static CovarianceModel White { get; } = new("white", [], 0);

    /// <summary>r_n = φ₁ r_{n-1} + .. of an autoregression.</summary>
    /// <param name="partials">Partial autocorrelations at lag 1, 2, ..; for AR(1) the one is φ.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not inside (-1, 1).</exception>
    public static CovarianceModel Autoregression(params ReadOnlySpan<double> partials)
    {
        foreach (var partial in partials)
        {
            if (!(Math.Abs(partial) < 1)) throw new ArgumentOutOfRangeException(nameof(partials), partial, "A partial autocorrelation lies inside (-1, 1).");
        }

        if (partials.Length == 0) return White;
        var format = partials.Length == 1 ? "0.00" : "0.0##";
        var coefficients = string.Join(", ", Levinson.Coefficients(partials).Select(value => Short(value, format)));
        return new(string.Create(CultureInfo.InvariantCulture, $"AR({partials.Length}) {coefficients}"), [.. partials], 0);
    }

    /// <summary>r_n = (1 - share) φⁿ for n ≥ 1: an AR(1) seen through white noise.</summary>
    /// <param name="phi">In (-1, 1).</param>
    /// <param name="noiseShare">White noise as a share of the variance, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static CovarianceModel NoisyAutoregression(double phi, double noiseShare)
    {
        if (!(Math.Abs(phi) < 1)) throw new ArgumentOutOfRangeException(nameof(phi), phi, "φ lies inside (-1, 1).");
        if (!(noiseShare is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(noiseShare), noiseShare, "A share lies in [0, 1).");
        return new($"AR(1) {Short(phi, "0.00")} + {Short(100 * noiseShare, "0")} % white", [phi], noiseShare);
    }

    /// <summary>A named covariance seen at equal steps.</summary>
    /// <param name="covariance">The covariance.</param>
    /// <param name="step">From one value to the next, in the unit of the covariance, &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is not above zero.</exception>
    public static CovarianceModel Sampled(ContinuousCovariance covariance, double step)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        if (!(step > 0 && double.IsFinite(step))) throw new ArgumentOutOfRangeException(nameof(step), step, "A step lies above zero.");
        var r = new List<double> { 1 };
        while (r.Count < MostCorrelations && r[^1] >= Negligible) r.Add(Math.Exp(covariance.Log(r.Count * step)));
        var partials = Levinson.Partials([.. r], SimulatedOrder);
        var order = Array.FindLastIndex(partials, partial => Math.Abs(partial) > NothingMore) + 1;
        return new(covariance.Name, partials[..order], 0, [.. r]) { IsExponential = covariance.DecayRate > 0 };
    }

    /// <summary>r₀ = 1, r₁, .. until they are negligible; at least two of them.</summary>
    public double[] Correlations()
    {
        if (_given is not null) return [.. _given];
        if (Partials.Count == 0) return [1, 0];
        var r = Levinson.Correlations([.. Partials], Negligible, MostCorrelations);
        for (var n = 1; n < r.Length; n++) r[n] *= 1 - NoiseShare;
        return r;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string Short(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
