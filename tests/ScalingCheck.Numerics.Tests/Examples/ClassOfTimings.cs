using ScalingCheck.Numerics.Complexity;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class ClassOfTimings : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] n = [1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 16, 1 << 17];
        double[] microseconds = [51.5, 112.0, 247.1, 530.0, 1152, 2449, 5260, 11110];

        var result = ComplexityFit.Analyse(new FitData(n, microseconds), new FitOptions { ForecastAt = [[1e6]] });

        Console.WriteLine($"{result.Reading}, weight {result.Classes[0].Weight:F3}");
        Console.WriteLine($"exponent {result.Exponent!.Value:F3}, {result.Exponent.Lower:F3} to {result.Exponent.Upper:F3}");
        Console.WriteLine($"a million elements: {result.Forecasts[0].Value / 1e3:F0} ms");
        // end
    }
}
