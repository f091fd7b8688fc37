using System.Globalization;

namespace ScalingCheck.Tests.Configuration.Proposal;

/// <summary>A folder with metric files that follow known laws, for one test.</summary>
internal sealed class MetricFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Path => _folder.Path;

    public void Dispose() => _folder.Dispose();

    public void Write(string relative, string text) => _folder.Write(relative, text);

    /// <summary>loss = 2 + 20 params^-0.3, with a fixed wobble in place of noise.</summary>
    public static double Loss(double parameters, int seed = 1) => 2 + 20 * Math.Pow(parameters, -0.3) * (1 + 0.002 * Math.Sin(seed * 12.9 + parameters));

    public void WriteTrainerState(string relative, double loss) => Write(relative, string.Create(CultureInfo.InvariantCulture, $$"""
        {"global_step": 200, "epoch": 2.0, "log_history": [
          {"step": 100, "epoch": 1.0, "loss": {{loss + 1}}, "learning_rate": 0.001},
          {"step": 200, "epoch": 2.0, "loss": {{loss + 0.1}}, "learning_rate": 0.0},
          {"step": 200, "epoch": 2.0, "eval_loss": {{loss}}, "eval_runtime": 3.2}]}
        """));

    /// <summary>Two methods, linear and quadratic, at five sizes.</summary>
    public void WriteBenchmarks(string relative)
    {
        var benchmarks = new[] { (Method: "Quick", Power: 1.0), (Method: "Bubble", Power: 2.0) }.SelectMany(method =>
            new[] { 100, 1000, 10000, 100000, 1000000 }.Select((n, i) => string.Create(CultureInfo.InvariantCulture,
                $$"""{"DisplayInfo": "Sort.{{method.Method}}: DefaultJob [N={{n}}]", "Namespace": "Demo", "Type": "Sort", "Method": "{{method.Method}}", "Parameters": "N={{n}}", "Statistics": {"N": 15, "Mean": {{3 * Math.Pow(n, method.Power) * (1 + 0.01 * Math.Sin(i * 7))}}, "StandardError": 0.1}, "Memory": {"BytesAllocatedPerOperation": {{8 * n * (1 + 0.01 * Math.Cos(i * 5))}} } }""")));
        Write(relative, $$"""{"Title": "Sort", "HostEnvironmentInfo": {"BenchmarkDotNetCaption": "BenchmarkDotNet"}, "Benchmarks": [{{string.Join(",\n", benchmarks)}}]}""");
    }
}
