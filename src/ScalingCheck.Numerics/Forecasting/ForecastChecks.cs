using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>What a forecast is refused for, and what it is given with a warning for.</summary>
internal static class ForecastChecks
{
    /// <summary>Fewer sizes leave nothing to check a forecast on.</summary>
    private const int FewestSizes = 7;

    /// <summary>Beyond this distance the form decides more than the noise does.</summary>
    private const double FarDistance = 10;

    private const double OneMember = .9;

    public const string NotValidated =
        "Not validated: no size lies far enough above the others to check a forecast on. Spread the sizes over a factor of 2 or more, or name a form.";

    /// <summary>The reason to refuse a curve, or null.</summary>
    public static string? Refuse(FitPoints points, FitOptions options)
    {
        if (OptionChecks.RefuseLevel(options) is { } sentence) return sentence;
        if (points.Count < FewestSizes)
        {
            return $"{Words.Count(points.Count, "size is", "sizes are")} too few to check a forecast on: add "
                + $"{Words.Count(FewestSizes - points.Count, "size", "sizes")} or more, or name a form.";
        }

        var (y, x) = (options.ValueName, FitPoints.AxisName(options, 0));
        var slope = PointChecks.LogLogSlope(points, out var standardError);
        if (slope < 0) return null;
        return slope > 2 * standardError
            ? $"{y} rises with {x}, but the forms of the ensemble fall: check the axis, forecast what is left to gain (1 - accuracy), or use the form power."
            : $"{y} shows no slope against {x}: there is no law to forecast from. Check that the right column is read.";
    }

    /// <summary>The reason to refuse a size, or null.</summary>
    public static string? RefuseSize(LogCurve curve, double[] size, FitOptions options, double maxDistance)
    {
        var x = FitPoints.AxisName(options, 0);
        if (size.Length != 1) return $"A forecast along {x} takes 1 size, not {size.Length}.";
        if (!(size[0] > 0 && double.IsFinite(size[0]))) return $"A forecast needs a size above zero, not {x} {Words.Number(size[0])}.";
        var distance = size[0] / Math.Exp(curve.LogXMax);
        return distance > maxDistance * (1 + 1e-12)
            ? $"{x} {Words.Number(size[0])} is {Words.Number(distance)}x beyond the largest size, and forecasts are given up to {Words.Number(maxDistance)}x: add larger sizes, or raise max-distance."
            : null;
    }

    /// <summary>What to say about the sizes that were used.</summary>
    public static IEnumerable<string> Warn(FitPoints points, LogCurve curve)
    {
        if (points.Sizes > curve.Count)
            yield return $"Of {points.Sizes} sizes the ensemble is fitted to {curve.Count}, spread evenly: more would not make the forecast better.";
    }

    /// <summary>What to say about all forecasts of a curve.</summary>
    public static IEnumerable<string> Warn(Ensemble ensemble)
    {
        if (ensemble.Backtests is > 0 and < BacktestQuantile.Enough)
            yield return $"Only {Words.Count(ensemble.Backtests, "backtest", "backtests")}: its error, and so the interval, is known only roughly. More or smaller sizes would allow {BacktestQuantile.Enough} or more.";
        if (ensemble.Members.MaxBy(m => m.Weight) is { Weight: > OneMember } first)
            yield return $"One fit carries {Words.Number(100 * first.Weight)} % of the forecast ({first.Form.Id}, tail weight {Words.Number(first.TailWeight)}): read it as that form alone.";
    }

    /// <summary>What to say about the forecast at u = ln(x / x_max).</summary>
    public static IEnumerable<string> WarnSize(LogCurve curve, Ensemble ensemble, double u, FitOptions options)
    {
        var x = FitPoints.AxisName(options, 0);
        if (u < curve.U[0])
            yield return $"{x} {Words.Number(Math.Exp(u + curve.LogXMax))} lies below the smallest size, where no forecast was checked: read it as a rough guess.";
        else if (u <= 0)
            yield return $"{x} {Words.Number(Math.Exp(u + curve.LogXMax))} lies within the fitted sizes: this is interpolation, not a forecast.";
        if (u > Math.Log(FarDistance) + 1e-12)
            yield return $"{Words.Number(Math.Exp(u))}x beyond the largest size: the form decides more than the noise, and the backtests reached 2x. Compare with the baseline's forecast rather than trust the level.";
        if (ensemble.Backtests > 0 && ensemble.SpreadVariance(u) > ensemble.BacktestVariance)
            yield return $"The fits are further apart ({Words.Number(100 * Math.Sqrt(ensemble.SpreadVariance(u)))} %) than their backtests erred ({Words.Number(100 * Math.Sqrt(ensemble.BacktestVariance))} %): only larger sizes can tell them apart.";
    }
}
