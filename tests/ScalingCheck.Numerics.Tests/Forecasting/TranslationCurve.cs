using System.Globalization;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Numerics.Tests.Forecasting;

/// <summary>
/// The curve "6 Enc, 6 Dec" of the benchmark of Alabdulmohsin et al. 2022: ten fitted sizes 5e5 * 2^k; the value at
/// 5.12e8 is to be forecast.
/// </summary>
internal static class TranslationCurve
{
    public const double Target = 5.12e8;
    public const double Truth = .34015626;

    public static FitData Data()
    {
        var rows = File.ReadLines(SharedData.Path("revisiting/benchmark.lang.csv"))
            .Where(line => line.Contains("\"6 Enc, 6 Dec\"", StringComparison.Ordinal) && line.EndsWith(",1", StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .ToArray();
        return new FitData([.. rows.Select(row => Number(row[^3]))], [.. rows.Select(row => Number(row[^2]))]);
    }

    public static LogCurve Curve() => LogCurve.Of(FitPoints.Prepare(Data(), FitOptions.Default, out _)!);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
