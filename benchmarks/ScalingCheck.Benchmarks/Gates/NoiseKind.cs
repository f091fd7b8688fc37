namespace ScalingCheck.Benchmarks.Gates;

/// <summary>Noise that histories have: each of unit variance but for spikes.</summary>
internal sealed record NoiseKind(string Name, Func<Random, double, double> Next)
{
    /// <summary>Normal, autocorrelated, heavy-tailed, skewed, of two modes, and with a bad run in thirty.</summary>
    public static IReadOnlyList<NoiseKind> All { get; } =
    [
        new("white", static (random, _) => GateDesign.Normal(random)),
        new("AR(1) .5", static (random, last) => double.IsNaN(last) ? GateDesign.Normal(random) : .5 * last + Math.Sqrt(.75) * GateDesign.Normal(random)),
        new("t3", static (random, _) => GateDesign.Normal(random) / Math.Sqrt(Square(random) + Square(random) + Square(random))),
        new("log-normal .6", static (random, _) => (Math.Exp(.6 * GateDesign.Normal(random)) - Math.Exp(.18)) / Math.Sqrt((Math.Exp(.36) - 1) * Math.Exp(.36))),
        new("spikes", static (random, _) => GateDesign.Normal(random) + (random.NextDouble() < .03 ? 6 : 0)),
        new("bimodal", static (random, _) => 2 * ((random.NextDouble() < .3 ? 1 : 0) - .3) + .4 * GateDesign.Normal(random)),
    ];

    /// <summary>So many values in order of time.</summary>
    public double[] Series(Random random, int length)
    {
        var values = new double[length];
        var last = double.NaN;
        for (var i = 0; i < length; i++) values[i] = last = Next(random, last);
        return values;
    }

    private static double Square(Random random)
    {
        var g = GateDesign.Normal(random);
        return g * g;
    }
}
