using ScalingCheck.Benchmarks.Fitting;

namespace ScalingCheck.Benchmarks;

/// <summary>Every benchmark. A new one is a line here and a file of its own.</summary>
internal static class KnownBenchmarks
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("fit-speed", "How long does a fit take, and what does it allocate?", FitSpeed.Run),
        new("fit-coverage", "Do 95 % intervals cover 95 %?", FitCoverage.Run),
    ];
}
