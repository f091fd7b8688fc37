using System.Globalization;

namespace ScalingCheck.Benchmarks.Gates;

/// <summary>
/// Simulated commits of y = E + .6 (x/3e8)^-alpha at n sizes from 3e7 to 3e9, forecast at 3e10, log-normal noise.
/// </summary>
/// <param name="Sizes">n.</param>
/// <param name="Noise">Standard deviation of ln y of one point.</param>
/// <param name="Tau">Standard deviation of a factor common to one commit.</param>
/// <param name="Commits">Number m of base commits.</param>
/// <param name="SlopeWander">Standard deviation between commits of the slope per e-fold.</param>
/// <param name="Offset">Shift of all sizes, in steps from one size to the next.</param>
internal sealed record GateDesign(
    int Sizes, double Noise, double Tau, int Commits = 1, double SlopeWander = 0, double Offset = 0)
{
    public static readonly double Target = Math.Log(3e10);

    public double[] U { get; } =
        [.. Enumerable.Range(0, Sizes).Select(i => Math.Log(3e7) + Math.Log(100) * (i + Offset) / (Sizes - 1))];

    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"n = {Sizes}, noise {100 * Noise:0.##} %, τ {100 * Tau:0.##} %");

    public double[] Draw(CurveChange change, Random random)
    {
        var common = Tau * Normal(random);
        var tilt = SlopeWander * Normal(random);
        var middle = (U[0] + U[^1]) / 2;
        return Array.ConvertAll(U, u => change.LogAt(u) + common + tilt * (u - middle) + Noise * Normal(random));
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
