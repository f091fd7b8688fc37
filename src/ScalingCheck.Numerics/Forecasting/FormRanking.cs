using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// Forms of one axis in the order of their backtest error: how well each forecast the largest sizes from the smaller ones.
/// Never by the sum of squares, which the form with the most parameters wins.
/// </summary>
public sealed record FormRanking
{
    /// <summary>Errors that differ by less than this share are a tie, which the form with fewer parameters wins.</summary>
    private const double Tie = .05;

    /// <summary>Errors below this are rounding.</summary>
    private const double SmallestError = 1e-5;

    /// <summary>Why nothing can be ranked, in one sentence; null when it can.</summary>
    public string? Refusal { get; private init; }

    /// <summary>The forms, the best first; those without a backtest error last. Empty when refused.</summary>
    public IReadOnlyList<RankedForm> Forms { get; private init; } = [];

    /// <summary>
    /// What the extra parameters of a larger form explain, for each pair of which one holds the other; empty for a robust
    /// objective or standard errors, where sums of squares have no such test.
    /// </summary>
    public IReadOnlyList<NestedTest> NestedTests { get; private init; } = [];

    /// <summary>Number of backtests, 0 to 5.</summary>
    public int Backtests { get; private init; }

    /// <summary>Where the forms disagree on a forecast, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>
    /// Ranks named forms by the fits that a check would report: each is fitted as <paramref name="options"/> say to what a
    /// backtest keeps.
    /// </summary>
    /// <param name="data">Points on one axis.</param>
    /// <param name="options">Objective, names and the sizes to forecast at, compared side by side.</param>
    /// <param name="laws">Forms of one axis.</param>
    public static FormRanking Of(FitData data, FitOptions options, IReadOnlyList<IScalingLaw> laws) =>
        Rank(data, options, laws, static law => new LawTrial(law, TailWeight: 0));

    /// <summary>
    /// Ranks power and the forms of the ensemble, with the priors of the ensemble and λ = .5. The best one
    /// is where the exponent and the floor of an automatic choice come from; its forecast is <see cref="EnsembleForecast"/>.
    /// </summary>
    /// <param name="data">Points on one axis.</param>
    /// <param name="options">Names and the sizes to forecast at; null for the defaults.</param>
    public static FormRanking Automatic(FitData data, FitOptions? options = null)
    {
        options ??= FitOptions.Default;
        var members = EnsembleRecipe.Default.Forms;
        return Rank(
            data,
            options,
            [.. KnownLaws.All.Where(law => law.Id == "power" || members.Any(m => m.Id == law.Id))],
            law => members.FirstOrDefault(m => m.Id == law.Id) is { } member
                ? new MemberTrial(member, TailWeight: .5)
                : new LawTrial(law, TailWeight: .5));
    }

    private static FormRanking Rank(
        FitData data, FitOptions options, IReadOnlyList<IScalingLaw> laws, Func<IScalingLaw, IFormTrial> trialOf)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(laws);
        if (data.AxisCount != 1) return new() { Refusal = $"Forms are ranked along one axis, not {data.AxisCount}." };
        var points = FitPoints.Prepare(data, options with { Objective = FitObjective.LogSquares }, out var refusal);
        if (refusal is not null) return new() { Refusal = refusal };

        var backtests = Backtest.Of(LogCurve.Of(points!));
        var forms = Order([.. laws.Select(law => WithSquares(Try(law, trialOf(law), data, options, backtests, points!.Sizes), data, options))]);
        return new()
        {
            Forms = forms,
            NestedTests = options.Objective.IsSquares && !data.HasStandardErrors ? NestedTest.Among(forms) : [],
            Backtests = backtests.Count,
            Warnings = [.. FormDisagreement.Find(forms, options)],
        };
    }

    private static RankedForm Try(
        IScalingLaw law, IFormTrial trial, FitData data, FitOptions options, IReadOnlyList<Backtest> backtests, int sizes)
    {
        var fit = law.Fit(data, options);
        if (fit.Refusal is not null) return new(law, fit, double.NaN, fit.Refusal);
        if (backtests.Count == 0) return new(law, fit, double.NaN, ForecastChecks.NotValidated);
        // A form that leaves so few degrees of freedom wins backtests by luck, and its parameters say nothing. Repeats
        // of a size, such as the commits of a baseline, show the noise and not the form.
        var fewest = law.ParameterNames.Count + 3;
        if (sizes < fewest)
            return new(law, fit, double.NaN, $"Not ranked: {Words.Count(sizes, "size", "sizes")} for {law.ParameterNames.Count} parameters; {fewest} or more are needed.");
        var total = 0.0;
        foreach (var backtest in backtests)
        {
            var forecast = trial.Fit(backtest, data, options, out var reason);
            if (forecast is null)
                return new(law, fit, double.NaN, $"Not checked, for the sizes without the largest ones allow no fit: {reason}");
            total += backtest.U.Select((u, i) => forecast(u) - backtest.LogY[i]).Average(error => error * error);
        }

        var error = Math.Sqrt(total / backtests.Count);
        return double.IsFinite(error)
            ? new(law, fit, error, null)
            : new(law, fit, double.NaN, "Not ranked: its forecast of the largest sizes is no number.");
    }

    private static RankedForm WithSquares(RankedForm form, FitData data, FitOptions options) => form with
    {
        SumOfSquares = !options.Objective.IsSquares ? form.Fit.ResidualStandardDeviation * form.Fit.ResidualStandardDeviation * form.Fit.DegreesOfFreedom
            : data.HasStandardErrors ? double.NaN : form.Fit.Objective,
    };

    private static List<RankedForm> Order(List<RankedForm> forms)
    {
        var left = forms.Where(f => f.NotRanked is null).ToList();
        var ordered = new List<RankedForm>(forms.Count);
        while (left.Count > 0)
        {
            var tied = Math.Max(SmallestError, left.Min(f => f.BacktestError)) * (1 + Tie);
            var next = left.Where(f => f.BacktestError <= tied).MinBy(f => (f.Law.ParameterNames.Count, f.BacktestError))!;
            ordered.Add(next);
            left.Remove(next);
        }

        ordered.AddRange(forms.Where(f => f.NotRanked is not null));
        return ordered;
    }
}
