using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class SplitCompute : LibraryExample
{
    protected override void Run()
    {
        // begin
        // The law as published by Besiroglu et al. 2024 (arXiv 2404.10102), at the compute of Chinchilla.
        var (best, tokens) = ComputeOptimal.Split(a: 482.01, alpha: .3478, b: 2085.43, beta: .3658, compute: 5.76e23);
        Console.WriteLine($"published: {best / 1e9:F0} billion parameters, {tokens / 1e12:F2} trillion tokens");

        // Thirty runs that follow it, with half a per cent of scatter.
        double Loss(double n, double d) => 1.8172 + (482.01 / Math.Pow(n, .3478)) + (2085.43 / Math.Pow(d, .3658));
        double[] models = [5e7, 1.5e8, 5e8, 1.5e9, 5e9], ratios = [5, 10, 20, 40, 80, 160];
        double[] n = [.. models.SelectMany(model => ratios.Select(_ => model))];
        double[] d = [.. models.SelectMany(model => ratios.Select(ratio => ratio * model))];
        double[] losses = [.. n.Select((_, i) => Loss(n[i], d[i]) * (1 + (.005 * Math.Sin(7 * i))))];

        var fit = KnownLaws.Chinchilla.Fit(new FitData([n, d], losses), new FitOptions { ComputeAt = [1e22], TargetValues = [2.2] });

        string Shown(FittedQuantity q) => $"{q.Value:G2}, {q.Lower:G2} to {q.Upper:G2}";
        Console.WriteLine($"parameters for 1e22 FLOP: {Shown(fit.Allocations[0].Parameters)}");
        Console.WriteLine($"tokens per parameter: {Shown(fit.Allocations[0].TokensPerParameter)}");
        Console.WriteLine($"FLOP for a loss of 2.2: {Shown(fit.SizesForTargets[0])}");
        // end
    }
}
