namespace ScalingCheck.Numerics.Forecasting;

/// <summary>Uniform numbers, the same on every platform: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number in [low, high).</summary>
    public double Uniform(double low, double high)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return low + ((high - low) * (z >> 11) * (1.0 / (1UL << 53)));
    }
}
