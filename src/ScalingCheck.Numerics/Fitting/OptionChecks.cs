namespace ScalingCheck.Numerics.Fitting;

/// <summary>Whether the options of a fit go together. Each refusal says what does.</summary>
internal static class OptionChecks
{
    /// <summary>The reason to refuse, or null.</summary>
    public static string? Refuse(ILawForm form, FitOptions options)
    {
        var objective = options.Objective;
        if (objective.HasDelta && !(objective.Delta > 0 && double.IsFinite(objective.Delta)))
            return $"delta is {Words.Number(objective.Delta)}, but it must be a finite number above zero, in the unit of the residual; 0.001 is usual.";
        if (options.ExponentPrior is { } prior)
        {
            if (!form.TakesExponentPrior)
                return $"{form.Id} takes no prior on its exponents: use the form chinchilla, or leave the prior out.";
            if (!(prior.Centre > 0 && double.IsFinite(prior.Centre) && prior.StandardDeviation > 0 && double.IsFinite(prior.StandardDeviation)))
                return "The prior on the exponents needs a centre and a standard deviation above zero; 0.35 and 0.3 are usual.";
        }

        if (!options.Intervals) return null;
        if (RefuseLevel(options) is { } sentence) return sentence;
        if (!objective.IsSquares && options.Method is IntervalMethod.Profile or IntervalMethod.Wald)
        {
            return "A robust objective has no profile and no Wald intervals (their theory is that of squares): "
                + "use a bootstrap, or the objective log-squares.";
        }

        if (options.UsesBootstrap && options.Threads is not (-1 or >= 1))
            return $"{options.Threads} threads cannot draw: allow 1 or more, or -1 for as many as there are processors.";
        if (options.UsesBootstrap && options.Draws > FitOptions.MostDraws)
            return $"{Words.Number(options.Draws)} bootstrap draws are more than the {Words.Number(FitOptions.MostDraws)} that are kept: 4000 know an end to .04 standard errors.";
        return options.UsesBootstrap && options.Draws < FitOptions.FewestDraws
            ? $"{Words.Count(options.Draws, "bootstrap draw", "bootstrap draws")} cannot show the ends of an interval: ask for {FitOptions.FewestDraws} or more."
            : null;
    }

    /// <summary>The reason to refuse the level of intervals, or null.</summary>
    public static string? RefuseLevel(FitOptions options) => options.Level is > 0 and < 1
        ? null
        : $"The level is {Words.Number(options.Level)}, but it must lie between 0 and 1; 0.95 is usual.";
}
