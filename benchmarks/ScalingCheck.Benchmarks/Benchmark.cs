namespace ScalingCheck.Benchmarks;

/// <summary>A benchmark that can be named on the command line.</summary>
/// <param name="Name">The name.</param>
/// <param name="Answers">The question that its table answers.</param>
/// <param name="Run">Prints the table; returns the exit code.</param>
internal sealed record Benchmark(string Name, string Answers, Func<string[], int> Run);
