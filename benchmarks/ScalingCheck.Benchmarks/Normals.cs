namespace ScalingCheck.Benchmarks;

/// <summary>Standard normal numbers, the same on every platform: SplitMix64 (Steele et al. 2014) and Box-Muller.</summary>
internal sealed class Normals(ulong seed)
{
    private ulong _state = seed;

    public double Next()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform()));
        return radius * Math.Cos(2 * Math.PI * Uniform());
    }

    /// <summary>A uniform number in [0, 1).</summary>
    public double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / (1UL << 53));
    }
}
