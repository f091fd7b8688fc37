using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>Other curves that the points allow: the law fitted to rows drawn with replacement.</summary>
public static class CaseResampling
{
    /// <summary>Fits the law to resampled rows; a draw that the law refuses is left out.</summary>
    /// <param name="law">The law.</param>
    /// <param name="data">n rows.</param>
    /// <param name="options">How to fit; intervals are left out.</param>
    /// <param name="draws">How many draws, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws on every platform.</param>
    public static IReadOnlyList<LawFit> Fits(IScalingLaw law, FitData data, FitOptions options, int draws, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        var fits = new List<LawFit>(draws);
        for (var draw = 0; draw < draws; draw++)
        {
            var fit = law.Fit(Resample(data, new DrawGenerator(seed, draw)), options with { Intervals = false, ForecastAt = [] });
            if (fit.Refusal is null) fits.Add(fit);
        }

        return fits;
    }

    private static FitData Resample(FitData data, DrawGenerator generator)
    {
        var rows = new int[data.Count];
        for (var i = 0; i < rows.Length; i++) rows[i] = generator.Index(rows.Length);
        return RowSelection.Of(data, rows, static _ => 1);
    }
}
