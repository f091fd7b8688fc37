namespace ScalingCheck.Numerics.Forecasting;

/// <summary>A member of an ensemble.</summary>
/// <param name="Form">Its form.</param>
/// <param name="TailWeight">Its λ.</param>
/// <param name="Fit">Its fit to the whole curve.</param>
/// <param name="Errors">Its errors in ln y, forecast less truth: one array per backtest, one number per checked size.</param>
internal sealed record FittedMember(MemberForm Form, double TailWeight, MemberFit Fit, double[][] Errors)
{
    /// <summary>Its share of the centre.</summary>
    public double Weight { get; init; }

    /// <summary>Root mean square of its backtests, each counting once; NaN without backtests, infinite where one failed.</summary>
    public double Backtest { get; } = Math.Sqrt(Errors.Length == 0 ? double.NaN : Errors.Average(MeanSquare));

    /// <summary>Fits a form to the whole curve and to what each backtest keeps.</summary>
    public static FittedMember Of(
        MemberForm form, double tailWeight, LogCurve curve, IReadOnlyList<Backtest> backtests, EnsembleRecipe recipe)
    {
        var fit = form.Fit(curve, tailWeight, recipe, []);
        var errors = new double[backtests.Count][];
        for (var k = 0; k < errors.Length; k++)
        {
            var backtest = backtests[k];
            if (k > 0 && ReferenceEquals(backtest, backtests[k - 1]))
            {
                errors[k] = errors[k - 1];
                continue;
            }

            var trial = form.Fit(backtest.Kept, tailWeight, recipe, fit.Theta);
            errors[k] = [.. backtest.U.Select((u, i) => form.LogValue(trial.Theta, u) - backtest.LogY[i])];
        }

        return new(form, tailWeight, fit, errors);
    }

    /// <summary>Its forecast of ln y at u, less ln y at the largest size.</summary>
    public double LogValue(double u) => Form.LogValue(Fit.Theta, u);

    private static double MeanSquare(double[] errors)
    {
        var total = 0.0;
        foreach (var error in errors) total += error * error;
        return double.IsFinite(total) ? total / errors.Length : double.PositiveInfinity;
    }
}
