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
        var runs = (from n in new[] { 5e7, 1.5e8, 5e8, 1.5e9, 5e9 } from ratio in new[] { 5, 10, 20, 40, 80, 160 } select (N: n, D: n * ratio)).ToArray();
        double[] losses = [.. runs.Select((r, i) => (1.8172 + (482.01 / Math.Pow(r.N, .3478)) + (2085.43 / Math.Pow(r.D, .3658))) * (1 + (.005 * Math.Sin(7 * i))))];
        var data = new FitData([[.. runs.Select(r => r.N)], [.. runs.Select(r => r.D)]], losses);

        var fit = KnownLaws.Chinchilla.Fit(data, new FitOptions { ComputeAt = [1e22], TargetValues = [2.2] });

        var split = fit.Allocations[0];
        var compute = fit.SizesForTargets[0];
        Console.WriteLine($"1e22 FLOP: N {split.Parameters.Value:G2}, {split.Parameters.Lower:G2} to {split.Parameters.Upper:G2}");
        Console.WriteLine($"tokens per parameter: {split.TokensPerParameter.Value:F0}, {split.TokensPerParameter.Lower:F0} to {split.TokensPerParameter.Upper:F0}");
        Console.WriteLine($"loss 2.2 takes {compute.Value:G2} FLOP, {compute.Lower:G2} to {compute.Upper:G2}");
        // end
    }
}
