namespace ScalingCheck.Numerics.Fitting;

/// <summary>Quantities of a fit with standard errors and intervals from bootstrap draws.</summary>
internal sealed class BootstrapEstimator<TModel>(ILawForm form, FitPoints points, FitOptions options, FitState state)
    where TModel : struct, ILogModel
{
    /// <summary>The quantities of the law, and the forecasts that were asked for.</summary>
    public FittedQuantities Estimate()
    {
        Span<double> gradient = stackalloc double[TModel.ParameterCount];
        var parameters = new List<FittedQuantity>();
        foreach (var quantity in form.Quantities(points))
        {
            var value = quantity.ToValue(quantity.Target.Evaluate<TModel>(state.Theta, gradient));
            var outside = quantity.Index >= 0 && !quantity.Believes(state.Theta[quantity.Index]);
            parameters.Add(new(quantity.Name, value, double.NaN, double.NaN, double.NaN)
            {
                NotIdentified = outside ? Sentences.AtBound(quantity.Name) : null,
            });
        }

        var forecasts = new List<FittedQuantity>();
        foreach (var at in options.ForecastAt)
        {
            if (at.Length != form.Axes || Array.Exists(at, static x => !(x > 0) || !double.IsFinite(x)))
            {
                forecasts.Add(Sentences.None("forecast", "The forecast needs one size above zero for each axis."));
                continue;
            }

            var u = Math.Log(at[0]) - points.LogXReference[0];
            var v = at.Length > 1 ? Math.Log(at[1]) - points.LogXReference[1] : u;
            var q = TModel.LogValue(state.Theta, u, v, gradient);
            forecasts.Add(new("forecast", Math.Exp(q + points.LogYReference), double.NaN, double.NaN, double.NaN));
        }

        return new(parameters, forecasts, [], []);
    }
}
