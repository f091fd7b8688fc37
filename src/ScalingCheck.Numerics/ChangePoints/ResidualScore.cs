using System.Runtime.InteropServices;
using MathNet.Numerics;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>How surprising one value is, given those before it and their memory, in standard normal units.</summary>
/// <param name="Worse">Against a rise, at most 2.5.</param>
/// <param name="Better">Against a fall, at most 2.5.</param>
/// <param name="Phi">Lag-one autocorrelation of the values before, on the cautious side, in [0, .9].</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ResidualScore(double Worse, double Better, double Phi)
{
    /// <summary>One value, however far out, is worth no more than this: it takes two to make a change.</summary>
    public const double Clip = 2.5;

    private const double LargestPhi = 0.9;

    /// <summary>
    /// The smaller of two scores of the AR(1) residual of a value. The first is Student's t about the robust level, which
    /// guards against short histories; the second is the normal score of the residual's rank among those before it
    /// (Conover, Tercero-Gómez and Cordero-Franco 2017), which guards against skew and modes.
    /// </summary>
    /// <param name="before">n ≥ 10 values, oldest first.</param>
    /// <param name="value">The value that follows.</param>
    /// <param name="median">Median of <paramref name="before"/>.</param>
    /// <param name="scale">Robust standard deviation of <paramref name="before"/>, &gt; 0.</param>
    /// <param name="clipped">Room for n numbers.</param>
    public static ResidualScore Of(
        ReadOnlySpan<double> before, double value, double median, double scale, Span<double> clipped)
    {
        var n = before.Length;
        clipped = clipped[..n];
        double sum = 0, squares = 0, products = 0, last = 0;
        for (var i = 0; i < n; i++)
        {
            var z = Math.Clamp((before[i] - median) / scale, -Clip, Clip);
            clipped[i] = z;
            sum += z;
            squares += z * z;
            products += z * last;
            last = z;
        }

        // Sums of squares and products about the mean, of all n, of the first n - 1 and of the last n - 1.
        var mean = sum / n;
        var all = squares - n * mean * mean;
        var (first, final) = (clipped[0] - mean, clipped[n - 1] - mean);
        var lagged = products - mean * (2 * sum - clipped[0] - clipped[n - 1]) + (n - 1) * mean * mean;
        var raw = lagged / all;

        // Bias of the estimate (Marriott and Pope 1954) and half its standard error, on the cautious side.
        var phi = Math.Clamp(raw + (1 + 3 * raw) / n + 0.5 / Math.Sqrt(n), 0, LargestPhi);
        var residuals = all - first * first - 2 * phi * lagged + phi * phi * (all - final * final);
        var deviation = Math.Sqrt(Math.Max(residuals, 0) / (n - 3));
        var distance = (value - median) / scale;
        var previous = (before[n - 1] - median) / scale - mean;
        var t = (distance - mean - phi * Math.Clamp(previous, -Clip, Clip)) / (deviation * Math.Sqrt(1 + 1.0 / n));
        var parametric = double.IsNaN(t) ? 0 : Math.Sign(t) * Math.Min(Clip, StudentTail.NormalDeviate(Math.Abs(t), n - 2));

        var residual = distance - phi * clipped[n - 1];
        var twiceBelow = 0;
        for (var i = 1; i < n; i++)
        {
            var other = (before[i] - median) / scale - phi * clipped[i - 1];
            twiceBelow += other < residual ? 2 : other == residual ? 1 : 0;
        }

        var rank = NormalQuantile((twiceBelow + 1) / (2.0 * n));
        return new(Math.Min(parametric, rank), -Math.Max(parametric, rank), phi);
    }

    private static double NormalQuantile(double p) => -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * p);
}
