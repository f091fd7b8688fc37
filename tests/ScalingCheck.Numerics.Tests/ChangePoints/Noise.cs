namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>Series of known kinds.</summary>
internal static class Noise
{
    public static double[] White(int n, int seed)
    {
        var random = new SplitMix(1_000_003 * seed);
        return [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())];
    }

    /// <summary>Stationary, variance 1.</summary>
    public static double[] Ar(int n, double phi, int seed)
    {
        var values = White(n, seed);
        for (var i = 1; i < n; i++) values[i] = phi * values[i - 1] + Math.Sqrt(1 - phi * phi) * values[i];
        return values;
    }

    /// <summary>AR(1) .3 with a step every 90 values, up and down by turns.</summary>
    public static double[] Steps(int n, int seed)
    {
        var values = Ar(n, .3, seed);
        for (var i = 0; i < n; i++) values[i] += i / 90 % 2 * 5;
        return values;
    }

    /// <summary>Three in ten two standard deviations up, unit variance.</summary>
    public static double[] Bimodal(int n, int seed)
    {
        var random = new SplitMix(1_000_003 * seed);
        return [.. Enumerable.Range(0, n).Select(_ => 2 * ((random.NextDouble() < .3 ? 1 : 0) - .3) + .4 * random.NextNormal())];
    }
}
