using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Complexity;

/// <summary>The empirical complexity of a program: how its time or memory grows with n.</summary>
public static class ComplexityFit
{
    /// <summary>A class below this weight has a rival.</summary>
    private const double ClearWeight = 0.9;

    /// <summary>A class that misses the points by more than this describes none of them.</summary>
    private const double PoorFit = 0.1;

    /// <summary>The test for overhead is made at this level, whatever the level of the intervals.</summary>
    private const double OverheadLevel = 0.95;

    private static readonly PowerLaw Bare = new() { Trend = Trend.Any };
    private static readonly PowerOffset Offset = new();

    /// <summary>Fits the exponent and ranks the classes of growth. Never throws for the numbers it is given.</summary>
    /// <param name="data">n on the one axis, time or memory as y, at least 3 different n.</param>
    /// <param name="options">Level, forecasts, and whether intervals are wanted; null for the defaults. Without intervals and with the form given, no classes.</param>
    /// <param name="overhead">
    /// True: y = scale n^b + overhead. False: y = scale n^b. Null: with overhead when its F against none exceeds
    /// F.95(1, sizes - 3); for the baseline only, whose choice (<see cref="ComplexityResult.WithOverhead"/>) the head
    /// then gets.
    /// </param>
    public static ComplexityResult Analyse(FitData data, FitOptions? options = null, bool? overhead = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= FitOptions.Default;
        var bare = Bare.Fit(data, options);
        if (bare.Refusal is not null) return new() { Refusal = bare.Refusal, Fit = bare };
        // The many commits of a baseline: the form is known, nobody reads a class, and ranking costs more than the fit.
        if (overhead is { } known && !options.Intervals) return ExponentAlone(known ? Offset.Fit(data, options) : bare, known);

        var weighted = WithoutExtraScatter(data);
        var points = FitPoints.Prepare(weighted, options, out _)!;
        var (f, limit) = TestOverhead(weighted, points);
        var withOverhead = overhead ?? f > limit;
        var fit = withOverhead ? Offset.Fit(data, options) : bare;
        var classes = ClassRanking.Rank(points);
        var result = new ComplexityResult
        {
            Refusal = fit.Refusal,
            Fit = fit,
            WithOverhead = withOverhead,
            OverheadF = f,
            OverheadFLimit = limit,
            Classes = classes,
            IsDistinguishable = classes is [var best, ..] && IsClear(best),
            Reading = Read(classes),
        };
        return fit.Refusal is null ? WithQuantities(result, fit) : result;
    }

    private static ComplexityResult ExponentAlone(LawFit fit, bool withOverhead)
    {
        var result = new ComplexityResult { Refusal = fit.Refusal, Fit = fit, WithOverhead = withOverhead };
        return fit.Refusal is null ? WithQuantities(result, fit) : result;
    }

    private static ComplexityResult WithQuantities(ComplexityResult result, LawFit fit)
    {
        FittedQuantity Named(string name) => fit.Parameters.Single(p => p.Name == name);
        if (result.WithOverhead)
        {
            return result with
            {
                Exponent = Named("exponent"),
                Scale = Named("scale"),
                Overhead = Named("overhead"),
                Forecasts = fit.Forecasts,
            };
        }

        var alpha = Named("alpha");
        return result with
        {
            // The power law falls by alpha where the program's cost rises by the exponent.
            Exponent = new("exponent", 0 - alpha.Value, 0 - alpha.Upper, 0 - alpha.Lower, alpha.StandardError),
            Scale = Named("A") with { Name = "scale" },
            Forecasts = fit.Forecasts,
        };
    }

    /// <summary>
    /// Standard errors as plain weights: forms are compared on the same weights, whereas the extra scatter that each form
    /// finds would differ.
    /// </summary>
    internal static FitData WithoutExtraScatter(FitData data)
    {
        if (!data.HasStandardErrors) return data;
        var weights = new double[data.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var relative = data.StandardErrors[i] / data.Y[i];
            weights[i] = 1 / (relative * relative);
        }

        return new(data.Axis(0).ToArray(), data.Y.ToArray(), weights);
    }

    /// <summary>F of the sum of squares that one more parameter takes away, on the distinct sizes.</summary>
    private static (double F, double Limit) TestOverhead(FitData data, FitPoints points)
    {
        var df = points.Count - 3;
        if (df < 1) return (double.NaN, double.NaN);
        var estimatesOnly = new FitOptions { Intervals = false };
        var bare = Bare.Fit(data, estimatesOnly);
        var offset = Offset.Fit(data, estimatesOnly);
        var t = Quantiles.TwoSidedT(OverheadLevel, df);
        if (offset.Refusal is not null) return (double.NaN, t * t);
        var floor = ResidualScale.Floor(points);
        // The repeats' own scatter is in both objectives, and no part of the test.
        var with = Math.Max(floor, offset.Objective - points.PureError);
        var without = Math.Max(floor, bare.Objective - points.PureError);
        return (Math.Max(0, without - with) / (with / df), t * t);
    }

    private static bool IsClear(ComplexityClass best) =>
        best.Weight >= ClearWeight && best.ResidualStandardDeviation <= PoorFit;

    private static string Read(List<ComplexityClass> classes) => classes switch
    {
        [] => "too few sizes to name a class",
        [var best, ..] when best.ResidualStandardDeviation > PoorFit => $"no class fits within 10 %, nearest {best.Name}",
        [var best, var next, ..] when best.Weight < ClearWeight => $"{best.Name}, not distinguishable from {next.Name}",
        [var best, ..] => best.Name,
    };
}
