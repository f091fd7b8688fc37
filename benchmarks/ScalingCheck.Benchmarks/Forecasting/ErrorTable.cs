using System.Globalization;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>Errors of several forecasters on the same curves, side by side.</summary>
internal sealed class ErrorTable(IReadOnlyList<LearningCurve> curves)
{
    private readonly List<(string Name, double[] Errors)> _rows = [];

    /// <param name="name">The forecaster.</param>
    /// <param name="forecast">Its forecast of ln y at u for the curve of that number.</param>
    public void Add(string name, Func<int, Func<double, double>> forecast) =>
        _rows.Add((name, [.. curves.Select((curve, i) => curve.Error(forecast(i)))]));

    public void Print()
    {
        var domains = LearningCurve.Domains;
        Console.Write($"{"root mean square error of ln y",-38}");
        foreach (var domain in domains) Console.Write($"{$"{domain} ({curves.Count(c => c.Domain == domain)})",8}");
        Console.WriteLine($"{"mean",8}{"median",8}{"best on",9}");
        foreach (var (name, errors) in _rows)
        {
            Console.Write($"{name,-38}");
            foreach (var domain in domains)
                Console.Write(Number(curves.Select((c, i) => (c.Domain, Error: errors[i])).Where(t => t.Domain == domain).Average(t => t.Error)));
            double[] sorted = [.. errors.Order()];
            var wins = Enumerable.Range(0, curves.Count).Count(i => _rows.TrueForAll(row => !(row.Errors[i] < errors[i])));
            Console.WriteLine($"{Number(errors.Average())}{Number((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2)}{wins,9}");
        }
    }

    private static string Number(double value) => value.ToString("F5", CultureInfo.InvariantCulture).PadLeft(8);
}
