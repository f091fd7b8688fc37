namespace ScalingCheck.Numerics;

/// <summary>Random numbers that are the same on every platform (Steele, Lea and Flood 2014).</summary>
internal sealed class SplitMix(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>Uniform on [0, 1).</summary>
    public double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());
}
