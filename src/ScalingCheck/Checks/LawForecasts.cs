using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Checks;

/// <summary>The forecasts of a check with what a reader needs to judge them.</summary>
internal sealed record LawForecasts
{
    public required IReadOnlyList<Estimate> Estimates { get; init; }

    /// <summary>One line: what the forecast is made of; null for a forecast of the fitted law alone.</summary>
    public string? Reading { get; init; }

    public IReadOnlyList<KeyValuePair<string, double>> Diagnostics { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Forecasts of the fitted law.</summary>
    /// <param name="intervals">False for a commit of a baseline: its forecasts are compared by the law's mean alone.</param>
    public static LawForecasts OfFit(LawFit fit, FitOptions options, CheckSettings settings, Series points, bool intervals)
    {
        var asked = LawSettings.Of(settings);
        var data = points.ToFitData(settings.Weighted);
        // The product of the sizes of an encoder and a decoder is no compute.
        var hasCompute = data.AxisCount == 2 && asked.Form.Law.Id != "encoder-decoder";
        var ofNewRun = asked.OfNewRun && intervals;
        var backtest = ofNewRun && hasCompute ? ComputeBacktest.Of(data, asked.Form.Law, options) : null;
        var widened = fit.Forecasts.Select(forecast => !ofNewRun ? forecast
            : backtest is not null ? backtest.Widen(forecast, settings.Level)
            : NewRun.Interval(fit, data, options, forecast));
        var distances = options.ForecastAt.Select(at => ForecastDistance.Of(points, at)).ToList();
        var estimates = FitBridge.Forecasts(
            [.. widened.Zip(distances, (forecast, distance) => ForecastDistance.Checked(forecast, distance, asked.MaxDistance))], settings, points).ToList();
        if (ofNewRun) estimates = [.. estimates.Zip(FitBridge.Forecasts(fit.Forecasts, settings, points), (run, mean) => run with { Comparable = mean })];
        var notes = estimates.Zip(distances, options.ForecastAt).Where(forecast => forecast.First.NotIdentified is null)
            .Select(forecast => hasCompute
                ? ComputeBacktest.FarNote(data, forecast.Third) is { } far ? $"{forecast.First.Name}: {far}" : null
                : ForecastDistance.Warning(forecast.First.Name, forecast.Second));
        return new LawForecasts
        {
            Estimates = estimates,
            Diagnostics =
            [
                .. estimates.Zip(distances, (estimate, distance) => new KeyValuePair<string, double>($"distance:{estimate.Name}", distance)),
                .. backtest is null ? (IEnumerable<KeyValuePair<string, double>>)[] : [new("backtests", backtest.Cuts), new("backtest", backtest.Error), new("backtest-bias", backtest.Bias)],
            ],
            Warnings = [.. notes.OfType<string>(), .. WithoutPrior(asked, estimates, options, data)],
        };
    }

    /// <summary>What the forecasts would be if the points spoke alone: a prior is never taken for data.</summary>
    private static IEnumerable<string> WithoutPrior(LawSettings asked, List<Estimate> estimates, FitOptions options, FitData data)
    {
        if (asked.Prior is null || !options.Intervals || estimates.Count == 0) return [];
        var fit = asked.Form.Law.Fit(data, options with { ExponentPrior = null, Intervals = false });
        return fit.Refusal is { } refusal ? [$"without the prior on the exponents there is no fit: {refusal}"]
            : estimates.Zip(fit.Forecasts, (with, without) => $"{with.Name} is {NumberText.Short(without.Value)} without the prior on the exponents");
    }

    /// <summary>Forecasts of an ensemble of laws; null when there are too few points for one, with the reason.</summary>
    public static LawForecasts? OfEnsemble(FitOptions options, CheckSettings settings, Series points, out string? refusal)
    {
        var found = EnsembleForecast.Of(points.ToFitData(settings.Weighted), options, LawSettings.Of(settings).MaxDistance);
        refusal = found.Refusal;
        if (refusal is not null) return null;
        var estimates = FitBridge.Forecasts([.. found.Forecasts.Select(forecast => forecast.Quantity)], settings, points).ToList();
        var each = estimates.Zip(found.Forecasts).ToList();
        return new LawForecasts
        {
            Estimates = estimates,
            Reading = Describe(found),
            Diagnostics =
            [
                new("backtests", found.Backtests), new("noise", found.Noise), new("backtest", found.Backtest),
                .. each.SelectMany(pair => new KeyValuePair<string, double>[]
                {
                    new($"distance:{pair.First.Name}", pair.Second.Distance), new($"spread:{pair.First.Name}", pair.Second.Spread),
                }),
                .. found.Members.Select(member => new KeyValuePair<string, double>($"weight:{member.Form}:{NumberText.Short(member.TailWeight)}", member.Weight)),
            ],
            Warnings = [.. found.Warnings, .. each.SelectMany(pair => pair.Second.Warnings.Select(warning => $"{pair.First.Name}: {warning}"))],
        };
    }

    private static string Describe(EnsembleForecast found)
    {
        var weights = found.Members.GroupBy(member => member.Form).Select(form => (Form: form.Key, Weight: form.Sum(member => member.Weight)))
            .OrderByDescending(form => form.Weight).Select(form => $"{form.Form} {NumberText.Short(form.Weight, 2)}");
        return FormattableString.Invariant(
            $"forecast by {found.Members.Count} fits ({string.Join(", ", weights)}): noise {Percent(found.Noise)}, error of {found.Backtests} backtests {Percent(found.Backtest)}");
    }

    private static string Percent(double logarithm) => NumberText.Short(100 * logarithm, 2) + " %";
}
