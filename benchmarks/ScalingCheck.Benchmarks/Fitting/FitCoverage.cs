using System.Globalization;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>
/// How often the 95 % intervals of power-constant hold the truth: L = E + 400 N^-.34, E = 1.8 or 0, with 1 % log-normal noise,
/// N geometric. Each set has its own seed, so the table is the same at any number of threads. Arguments: the number
/// of sets; the method (profile, wald, case, residual, parametric); the number of bootstrap draws.
/// </summary>
internal static class FitCoverage
{
    private const int DefaultSets = 2000;
    private const double Noise = .01;
    private const double Alpha = .34;

    private static readonly (string Name, int Points, double Low, double High, double Forecast, double Floor)[] Designs =
    [
        ("n=6", 6, 3e7, 3e9, 3e10, 1.8),
        ("n=8", 8, 3e7, 3e9, 3e10, 1.8),
        ("n=10", 10, 3e7, 3e9, 3e10, 1.8),
        ("n=12", 12, 3e7, 3e9, 3e10, 1.8),
        ("hard A: n=8, one decade, forecast 100x", 8, 3e8, 3e9, 3e11, 1.8),
        ("hard B: n=10, one decade, forecast 10x", 10, 3e8, 3e9, 3e10, 1.8),
        ("no floor: n=8", 8, 3e7, 3e9, 3e10, 0),
    ];

    private static readonly Dictionary<string, IntervalMethod> Methods = new()
    {
        ["profile"] = IntervalMethod.Profile,
        ["wald"] = IntervalMethod.Wald,
        ["case"] = IntervalMethod.CaseBootstrap,
        ["residual"] = IntervalMethod.ResidualBootstrap,
        ["parametric"] = IntervalMethod.ParametricBootstrap,
    };

    public static int Run(string[] args)
    {
        var sets = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultSets;
        var method = Methods[args.Length > 1 ? args[1] : "profile"];
        var draws = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 400;
        var how = method is IntervalMethod.Profile or IntervalMethod.Wald ? $"{method}" : $"{method}, {draws} draws";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sets} sets a design, 95 % intervals ({how}); standard error of a coverage {Math.Sqrt(.95 * .05 / sets):F4}"));
        Console.WriteLine(
            $"{"design",-42}{"alpha",8}{"forecast",10}{"E",8}{"width alpha",13}{"forecast",10}{"alpha open",12}{"refused",9}");
        for (var design = 0; design < Designs.Length; design++)
            Print(design, sets, new FitOptions { Method = method, Draws = draws });
        return 0;
    }

    private static void Print(int design, int sets, FitOptions options)
    {
        var (name, points, low, high, at, floor) = Designs[design];
        double[] x = [.. Enumerable.Range(0, points).Select(k => low * Math.Pow(high / low, k / (points - 1.0)))];
        options = options with { ForecastAt = [[at]], Threads = 1 };
        var law = KnownLaws.Find("power-constant")!;
        var fits = new LawFit[sets];
        Parallel.For(0, sets, set =>
        {
            var noise = new Normals(((ulong)design << 32) + (ulong)set);
            double[] y = [.. x.Select(v => Truth(v, floor) * Math.Exp(Noise * noise.Next()))];
            fits[set] = law.Fit(new FitData(x, y), options);
        });

        var kept = fits.Where(f => f.Refusal is null).ToArray();
        var alpha = kept.Select(f => f.Parameters.Single(p => p.Name == "alpha")).ToArray();
        var e = kept.Select(f => f.Parameters.Single(p => p.Name == "E")).ToArray();
        var forecast = kept.Select(f => f.Forecasts[0]).ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-42}{Covered(alpha, Alpha),8:F4}{Covered(forecast, Truth(at, floor)),10:F4}{Covered(e, floor),8:F4}"
            + $"{Width(alpha),13:F3}{Width(forecast),10:F3}{Open(alpha),12:P1}{sets - kept.Length,9}"));
    }

    private static double Truth(double x, double floor) => floor + (400 * Math.Pow(x, -Alpha));

    private static double Covered(FittedQuantity[] quantities, double truth) =>
        quantities.Count(q => q.Lower <= truth && truth <= q.Upper) / (double)quantities.Length;

    private static double Open(FittedQuantity[] quantities) =>
        quantities.Count(q => double.IsInfinity(q.Lower) || double.IsInfinity(q.Upper)) / (double)quantities.Length;

    private static double Width(FittedQuantity[] quantities)
    {
        double[] widths = [.. quantities.Select(q => q.Upper - q.Lower).Order()];
        return widths[widths.Length / 2];
    }
}
