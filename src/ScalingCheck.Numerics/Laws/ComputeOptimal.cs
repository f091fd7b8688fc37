namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// The split of compute C = 6 N D between parameters and tokens that minimises L = E + A/N^alpha + B/D^beta. (Hoffmann et
/// al. 2022, arXiv 2203.15556, eq. 4.)
/// </summary>
public static class ComputeOptimal
{
    /// <summary>
    /// N* = G (C/6)^(beta/(alpha+beta)) and D* = (C/6)^(alpha/(alpha+beta)) / G, with
    /// G = (alpha A / (beta B))^(1/(alpha+beta)).
    /// </summary>
    /// <param name="a">A, &gt; 0.</param>
    /// <param name="alpha">Exponent of N, &gt; 0.</param>
    /// <param name="b">B, &gt; 0.</param>
    /// <param name="beta">Exponent of D, &gt; 0.</param>
    /// <param name="compute">C in FLOP, &gt; 0.</param>
    /// <returns>N* and D*; NaN where a number is not above zero.</returns>
    public static (double Parameters, double Tokens) Split(double a, double alpha, double b, double beta, double compute)
    {
        if (!(a > 0 && alpha > 0 && b > 0 && beta > 0 && compute > 0)) return (double.NaN, double.NaN);
        // In logarithms: A and B reach 1e100 where exponents are steep.
        var product = Math.Log(compute / 6);
        var logG = (Math.Log(alpha / beta) + Math.Log(a) - Math.Log(b)) / (alpha + beta);
        var logN = logG + (beta / (alpha + beta) * product);
        return (Math.Exp(logN), Math.Exp(product - logN));
    }
}
