using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// Random numbers of one bootstrap draw, the same on every platform: SplitMix64 (Steele et al. 2014), seeded by the seed of
/// the fit and the number of the draw, so that draws can be made in any order.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct DrawGenerator(ulong seed, int draw)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    // ±√½, ±1, ±√(3/2) have mean 0 and variance 1 (Webb 2014).
    private static readonly double[] Webb = [-Math.Sqrt(1.5), -1, -Math.Sqrt(.5), Math.Sqrt(.5), 1, Math.Sqrt(1.5)];

    private ulong _state = Mix(Mix(seed + Golden) + (ulong)draw);

    /// <summary>Uniform on 0 ... count - 1.</summary>
    public int Index(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double Normal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform()));
        return radius * Math.Cos(2 * Math.PI * Uniform());
    }

    /// <summary>Two independent standard normals (Marsaglia and Bray 1964).</summary>
    public (double First, double Second) NormalPair()
    {
        double x, y, square;
        do
        {
            (x, y) = ((2 * Uniform()) - 1, (2 * Uniform()) - 1);
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(square) / square);
        return (factor * x, factor * y);
    }

    /// <summary>One of Webb's six weights.</summary>
    public double WebbWeight() => Webb[Index(Webb.Length)];

    private double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        _state += Golden;
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
