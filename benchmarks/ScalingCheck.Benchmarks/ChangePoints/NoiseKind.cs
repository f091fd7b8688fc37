namespace ScalingCheck.Benchmarks.ChangePoints;

/// <summary>A kind of noise that a series of benchmark results can have.</summary>
/// <param name="Name">The name.</param>
/// <param name="Draw">Makes n values of it, mean 0 and, but for spikes, variance 1.</param>
internal sealed record NoiseKind(string Name, Func<Normals, int, double[]> Draw)
{
    public static NoiseKind White { get; } = new("white", (random, n) => Independent(n, random.Next));

    public static NoiseKind Ar3 { get; } = new("AR(1) .3", (random, n) => Ar(n, .3, random, random.Next));

    public static NoiseKind Ar5 { get; } = new("AR(1) .5", (random, n) => Ar(n, .5, random, random.Next));

    public static NoiseKind Ar7 { get; } = new("AR(1) .7", (random, n) => Ar(n, .7, random, random.Next));

    public static NoiseKind T3 { get; } = new("t3", (random, n) => Independent(n, () => StudentT3(random)));

    public static NoiseKind LogNormal { get; } = new("log-normal", (random, n) => Independent(n, () =>
        (Math.Exp(.6 * random.Next()) - Math.Exp(.18)) / Math.Sqrt((Math.Exp(.36) - 1) * Math.Exp(.36))));

    /// <summary>A slow machine three times in ten, two standard deviations away.</summary>
    public static NoiseKind Bimodal { get; } = new("bimodal", (random, n) => Independent(n, () =>
        2 * ((random.Uniform() < .3 ? 1 : 0) - .3) + .4 * random.Next()));

    public static NoiseKind Spikes { get; } = new("spikes", (random, n) => Independent(n, () =>
        random.Next() + (random.Uniform() < .03 ? 6 : 0)));

    public static NoiseKind Ar5T3 { get; } = new("AR(1) .5 of t3", (random, n) => Ar(n, .5, random, () => StudentT3(random)));

    public static NoiseKind Ar8White { get; } = new("AR(1) .8 + white", (random, n) =>
    {
        var slow = Ar(n, .8, random, random.Next);
        return [.. slow.Select(z => (z + random.Next()) / Math.Sqrt(2))];
    });

    /// <summary>The kinds under which the budget is to hold.</summary>
    public static IReadOnlyList<NoiseKind> Supported { get; } = [White, Ar3, Ar5, Ar7, T3, LogNormal, Bimodal, Spikes];

    /// <summary>The known gaps: one lag is not their whole memory, or their tails are heavy as well.</summary>
    public static IReadOnlyList<NoiseKind> Beyond { get; } = [Ar5T3, Ar8White];

    /// <summary>A seed of its own for every series of a study.</summary>
    public static ulong Seed(ulong seed, NoiseKind kind, int history, int series)
    {
        var mixed = new Normals(seed);
        foreach (var part in (ReadOnlySpan<ulong>)[(ulong)kind.Name.Length, kind.Name[^1], (ulong)history, (ulong)series])
            mixed = new(BitConverter.DoubleToUInt64Bits(mixed.Uniform()) + part);
        return BitConverter.DoubleToUInt64Bits(mixed.Uniform());
    }

    private static double[] Independent(int n, Func<double> draw)
    {
        var values = new double[n];
        for (var i = 0; i < n; i++) values[i] = draw();
        return values;
    }

    /// <summary>Stationary with variance 1, after 50 values discarded.</summary>
    private static double[] Ar(int n, double phi, Normals random, Func<double> innovation)
    {
        var values = new double[n];
        var z = random.Next();
        for (var i = -50; i < n; i++)
        {
            z = phi * z + Math.Sqrt(1 - phi * phi) * innovation();
            if (i >= 0) values[i] = z;
        }

        return values;
    }

    private static double StudentT3(Normals random)
    {
        var z = random.Next();
        double chi = 0;
        for (var i = 0; i < 3; i++) chi += Math.Pow(random.Next(), 2);
        return z / Math.Sqrt(chi / 3) / Math.Sqrt(3);
    }
}
