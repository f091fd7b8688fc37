using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Checks;

/// <summary>
/// Which law a check fits: one by name, or the one of several (or of all, <c>auto</c>) that best forecast the largest sizes
/// from the smaller ones. The choice is made once, on the baseline, and kept for the head.
/// </summary>
internal sealed record FormChoice
{
    public const string Auto = "auto";

    private const string OfOneAxis = "power-constant";

    private const string OfTwoAxes = "chinchilla";

    private const string Form = "form";

    // What the form was chosen from, kept beside the form once it is chosen.
    private const string From = "chosen-from";

    // A law of growing costs makes no sense of a loss.
    private static readonly IReadOnlyList<IScalingLaw> Known = [.. KnownLaws.All.Where(law => law.Id != ComplexityCheck.OverheadForm)];

    public static CheckKey Key { get; } = new(
        Form, "The law, a list to choose from, or auto. One axis: power-constant unless said otherwise; two axes: chinchilla.", [Auto, .. Known.Select(law => law.Id), .. Known.SelectMany(law => law.Aliases)]) { IsList = true };

    /// <summary>The laws to choose from; one when there is nothing to choose.</summary>
    public required IReadOnlyList<IScalingLaw> Laws { get; init; }

    /// <summary>The law, until something is chosen the first.</summary>
    public required IScalingLaw Law { get; init; }

    /// <summary>True for <c>auto</c>: forecasts come from an ensemble of laws.</summary>
    public bool IsAuto { get; private init; }

    public static FormChoice Of(CheckSettings settings)
    {
        var named = settings.Options.TryGet(Form, out var text) ? text : settings.X.Count == 2 ? OfTwoAxes : OfOneAxis;
        var from = settings.Options.TryGet(From, out var all) ? all : named;
        var auto = from.Split(',').Contains(Auto);
        IReadOnlyList<IScalingLaw> laws = auto
            ? [.. Known.Where(law => law.Axes == settings.X.Count)]
            : [.. from.Split(',').Select(id => KnownLaws.Find(id)!)];
        return new FormChoice
        {
            Laws = laws,
            // Until it is chosen, auto is the default of its axes.
            Law = KnownLaws.Find(named) ?? laws.FirstOrDefault(law => law.Id is OfOneAxis or OfTwoAxes) ?? laws[0],
            IsAuto = auto,
        };
    }

    /// <summary>What is wrong with the choice; null when nothing is.</summary>
    public static KeyProblem? ProblemOf(CheckSettings settings)
    {
        var choice = Of(settings);
        if (choice.IsAuto && settings.Options.TryGet(Form, out var text) && text != Auto) return new(Form, "'auto' chooses among all forms: leave the others out");
        if (choice.IsAuto && settings.X.Count == 2) return new(Form, $"'auto' takes one axis: name a form, such as {OfTwoAxes}");
        if (choice.Laws.FirstOrDefault(law => law.Axes != settings.X.Count) is { } other)
            return new(Form, $"form {other.Id} takes {(other.Axes == 1 ? "one axis" : "two axes")}, x has {settings.X.Count}");
        return choice.Laws.Count > 1 && settings.X.Count == 2 ? new(Form, "a list of forms takes one axis: name one form for two") : null;
    }

    /// <summary>The settings with the law chosen by these points.</summary>
    public static CheckSettings Fix(CheckSettings settings, Series points)
    {
        var choice = Of(settings);
        if (choice.Laws.Count == 1 || settings.Options.Contains(From) || points.Refusal is not null) return settings;
        var options = FitSettings.Of(settings.Options).Apply(settings.ToFitOptions(intervals: false), intervals: false) with { Intervals = false };
        var ranked = choice.Rank(settings, points, options).Forms;
        // Too few sizes for any backtest: the default, or where that does not fit the first that does.
        var best = ranked.FirstOrDefault(form => form.NotRanked is null)?.Law
            ?? ranked.Where(form => form.Fit.Refusal is null).Select(form => form.Law).OrderByDescending(law => law == choice.Law).FirstOrDefault();
        return settings with
        {
            Options = settings.Options.With(From, settings.Options.TryGet(Form, out var text) ? text : Auto).With(Form, (best ?? choice.Law).Id),
        };
    }

    /// <summary>The laws by their backtests; for one law there is nothing to rank.</summary>
    public FormRanking Rank(CheckSettings settings, Series points, FitOptions options)
    {
        var data = points.ToFitData(settings.Weighted);
        return IsAuto ? FormRanking.Automatic(data, options) : FormRanking.Of(data, options, Laws);
    }
}
