using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Complexity;

/// <summary>
/// y = a n^b (ln n)^c. b and c trade off: on n = 2^10..2^17 a free c multiplies the standard error of b by 13. So c is 0 or
/// 1, whichever leaves the smaller sum of squares, unless a free c is asked for.
/// </summary>
public static class PowerLog
{
    private static readonly PowerLaw Bare = new() { Trend = Trend.Any };
    private static readonly FreeLogPower Free = new();

    /// <summary>Fits the law. Never throws for the numbers it is given.</summary>
    /// <param name="data">n on the one axis, each above 1; time or memory as y; at least 3 different n, 4 for a free c.</param>
    /// <param name="options">Level, forecasts (n above 1), and whether intervals are wanted; null for the defaults.</param>
    /// <param name="freeLogPower">True: c is fitted too; read <see cref="PowerLogResult.LocalSlope"/> rather than b.</param>
    public static PowerLogResult Fit(FitData data, FitOptions? options = null, bool freeLogPower = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= FitOptions.Default;
        if (data.AxisCount != 1) return new() { Refusal = $"A power of ln n has 1 axis, not {data.AxisCount}." };
        for (var i = 0; i < data.Count; i++)
        {
            if (data.Axis(0)[i] <= 1)
                return new() { Refusal = $"Point {i + 1}: n is {Words.Number(data.Axis(0)[i])}, but a power of ln n needs n above 1; leave out the row." };
        }

        if (freeLogPower) return FitFree(data, options);
        var weighted = ComplexityFit.WithoutExtraScatter(data);
        var estimates = options with { Intervals = false };
        var c = FitFixed(weighted, estimates, 1).Objective < FitFixed(weighted, estimates, 0).Objective ? 1 : 0;
        return FitFixed(data, options, c);
    }

    /// <summary>y / (ln n)^c is a power law.</summary>
    private static PowerLogResult FitFixed(FitData data, FitOptions options, int c)
    {
        double Factor(double n) => c == 0 ? 1 : Math.Log(n);
        double[] n = [.. data.Axis(0)], y = [.. data.Y], errors = [.. data.StandardErrors];
        for (var i = 0; i < n.Length; i++)
        {
            y[i] /= Factor(n[i]);
            if (errors.Length > 0) errors[i] /= Factor(n[i]);
        }

        var divided = data.HasStandardErrors ? new FitData(n, y, standardErrors: errors) : new FitData(n, y, [.. data.Weights]);
        var fit = Bare.Fit(divided, options);
        if (fit.Refusal is not null) return new() { Refusal = fit.Refusal };
        var alpha = fit.Parameters.Single(p => p.Name == "alpha");
        // The power law falls by alpha where the program's cost rises by the exponent.
        var exponent = new FittedQuantity("exponent", 0 - alpha.Value, 0 - alpha.Upper, 0 - alpha.Lower, alpha.StandardError);
        return new()
        {
            Exponent = exponent,
            LogPower = new("log-power", c, double.NaN, double.NaN, double.NaN),
            Scale = fit.Parameters.Single(p => p.Name == "A") with { Name = "scale" },
            LocalSlope = Shifted(exponent, "local-slope", c / n.Average(Math.Log)),
            LocalSlopeAtLargest = Shifted(exponent, "local-slope-at-largest", c / Math.Log(n.Max())),
            Forecasts = [.. fit.Forecasts.Select((forecast, i) => Scaled(forecast, Factor(options.ForecastAt[i] is [var at] ? at : double.NaN)))],
            Objective = fit.Objective,
        };
    }

    private static PowerLogResult FitFree(FitData data, FitOptions options)
    {
        double[][] axes = [[.. data.Axis(0)], [.. data.Axis(0)]];
        for (var i = 0; i < data.Count; i++) axes[1][i] = Math.Log(axes[0][i]);
        var both = data.HasStandardErrors
            ? new FitData(axes, [.. data.Y], standardErrors: [.. data.StandardErrors])
            : new FitData(axes, [.. data.Y], [.. data.Weights]);
        var fit = Free.Fit(both, options with
        {
            ForecastAt = [.. options.ForecastAt.Select(at => at is [var n] ? [n, Math.Log(n)] : at)],
        });
        if (fit.Refusal is not null) return new() { Refusal = fit.Refusal };
        return new()
        {
            Exponent = fit.Parameters[0],
            LogPower = fit.Parameters[1],
            Scale = fit.Parameters[2],
            LocalSlope = fit.Parameters[3],
            LocalSlopeAtLargest = fit.Parameters[4],
            Forecasts = fit.Forecasts,
            Objective = fit.Objective,
        };
    }

    private static FittedQuantity Shifted(FittedQuantity quantity, string name, double by) =>
        quantity with { Name = name, Value = quantity.Value + by, Lower = quantity.Lower + by, Upper = quantity.Upper + by };

    private static FittedQuantity Scaled(FittedQuantity quantity, double by) => quantity with
    {
        Value = quantity.Value * by,
        Lower = quantity.Lower * by,
        Upper = quantity.Upper * by,
        StandardError = quantity.StandardError * by,
    };
}
