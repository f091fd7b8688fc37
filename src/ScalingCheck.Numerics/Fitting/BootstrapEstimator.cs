namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// Turns the point reached into quantities with standard errors and percentile intervals from bootstrap draws; without
/// draws, into estimates alone, since the covariances of least squares are not those of a robust fit.
/// </summary>
internal sealed class BootstrapEstimator<TModel>
    where TModel : struct, ILogModel
{
    /// <summary>An interval from fewer of the draws than this share says too little.</summary>
    private const double FewestFitted = 0.95;

    private readonly ILawForm _form;
    private readonly FitPoints _points;
    private readonly FitOptions _options;
    private readonly FitState _state;
    private readonly IReadOnlyList<ReportedQuantity> _quantities;

    public BootstrapEstimator(ILawForm form, FitPoints points, FitOptions options, FitState state)
    {
        (_form, _points, _options, _state) = (form, points, options, state);
        _quantities = form.Quantities(points);
    }

    /// <summary>The quantities of the law, and the forecasts that were asked for.</summary>
    public FittedQuantities Estimate()
    {
        var parameters = new List<FittedQuantity>(_quantities.Count);
        foreach (var quantity in _quantities) parameters.Add(Estimate(quantity));
        var forecasts = new List<FittedQuantity>(_options.ForecastAt.Count);
        foreach (var at in _options.ForecastAt) forecasts.Add(Forecast(at));
        return new(
            parameters, forecasts, AskedQuantities.SizesForTargets(_form, _points, _options, parameters, Estimate),
            AskedQuantities.Allocations(_form, _points, _options, Estimate));
    }

    /// <summary>The values of each draw: the estimates in the order of the law's names for them, then the forecasts.</summary>
    public IReadOnlyList<double[]> ValuesOfDraws()
    {
        if (_state.Draws is null) return [];
        var ordered = _form.EstimateNames.Select(name => _quantities.First(q => q.Name == name)).ToArray();
        var rows = new List<double[]>(_options.Draws);
        for (var draw = 0; draw < _options.Draws; draw++)
        {
            var theta = Theta(draw);
            if (double.IsNaN(theta[0])) continue;
            var row = new double[ordered.Length + _options.ForecastAt.Count];
            for (var k = 0; k < ordered.Length; k++) row[k] = Value(ordered[k], theta);
            for (var k = 0; k < _options.ForecastAt.Count; k++) row[ordered.Length + k] = Value(_options.ForecastAt[k], theta);
            rows.Add(row);
        }

        return rows;
    }

    private FittedQuantity Estimate(ReportedQuantity quantity)
    {
        var at = quantity.Index >= 0 ? _state.Theta[quantity.Index] : double.NaN;
        var reason = quantity.Index >= 0 && !quantity.Believes(at) ? Sentences.AtBound(quantity.Name) : null;
        var estimate = new FittedQuantity(quantity.Name, Value(quantity, _state.Theta), double.NaN, double.NaN, double.NaN);
        if (_state.Draws is null)
        {
            if (quantity.Floor is not null && at <= quantity.LowerLimit)
                reason ??= Sentences.TouchesZero(quantity.Floor, double.NaN, _form.Axes);
            return Sentences.HeldOrOpen(estimate with { NotIdentified = reason });
        }

        estimate = WithInterval(estimate, theta => Value(quantity, theta));
        if (quantity.Floor is not null && estimate.Lower <= quantity.ToValue(quantity.LowerLimit))
            reason ??= Sentences.TouchesZero(quantity.Floor, estimate.Upper, _form.Axes);
        // Draws that end at the edge of the search would end further out without it.
        if (quantity.Index >= 0 && quantity.Floor is null) estimate = OpenAtTheEdge(quantity, estimate);
        return Sentences.HeldOrOpen(
            estimate with { NotIdentified = reason ?? estimate.NotIdentified ?? Sentences.Open(quantity.Name, estimate.Lower, estimate.Upper) });
    }

    private static FittedQuantity OpenAtTheEdge(ReportedQuantity quantity, FittedQuantity estimate)
    {
        var lower = quantity.Believes(estimate.Lower / quantity.Scale) ? estimate.Lower : double.NegativeInfinity;
        var upper = quantity.Believes(estimate.Upper / quantity.Scale) ? estimate.Upper : double.PositiveInfinity;
        return estimate with { Lower = lower, Upper = upper };
    }

    private FittedQuantity Forecast(double[] at)
    {
        if (at.Length != _form.Axes || Array.Exists(at, static x => !(x > 0) || !double.IsFinite(x)))
            return Sentences.None("forecast", "The forecast needs one size above zero for each axis.");
        var value = Value(at, _state.Theta);
        if (!double.IsFinite(value)) return Sentences.None("forecast", Sentences.LawEnds(_form.Equation));
        var estimate = new FittedQuantity("forecast", value, double.NaN, double.NaN, double.NaN);
        if (_state.Draws is null) return estimate;
        estimate = WithInterval(estimate, theta => Value(at, theta));
        return Sentences.HeldOrOpen(
            estimate with { NotIdentified = estimate.NotIdentified ?? Sentences.Open("the forecast", estimate.Lower, estimate.Upper) });
    }

    /// <summary>Percentile ends and the standard deviation of the draws.</summary>
    private FittedQuantity WithInterval(FittedQuantity estimate, Func<double[], double> value)
    {
        var values = new double[_options.Draws];
        var count = 0;
        for (var draw = 0; draw < _options.Draws; draw++)
        {
            var drawn = value(Theta(draw));
            if (!double.IsNaN(drawn)) values[count++] = drawn;
        }

        if (count < FewestFitted * _options.Draws)
        {
            return estimate with
            {
                Lower = double.NegativeInfinity,
                Upper = double.PositiveInfinity,
                NotIdentified = $"{_options.Draws - count} of {_options.Draws} bootstrap draws have no {estimate.Name}: add more sizes.",
            };
        }

        var sorted = values.AsSpan(0, count);
        sorted.Sort();
        var tail = (1 - _options.Level) / 2;
        return estimate with
        {
            Lower = Percentile(sorted, tail),
            Upper = Percentile(sorted, 1 - tail),
            StandardError = StandardDeviation(sorted),
        };
    }

    /// <summary>Linear between the order statistics (type 7 of Hyndman and Fan 1996).</summary>
    private static double Percentile(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = Math.Min((int)position, sorted.Length - 2);
        // A draw that is never reached lies beyond all others.
        return double.IsInfinity(sorted[below + 1])
            ? position > below ? sorted[below + 1] : sorted[below]
            : sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
    }

    private static double StandardDeviation(ReadOnlySpan<double> values)
    {
        var (mean, squares) = (0.0, 0.0);
        foreach (var value in values) mean += value / values.Length;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / (values.Length - 1));
    }

    private double[] Theta(int draw)
    {
        var p = TModel.ParameterCount;
        return _state.Draws!.Thetas.AsSpan(draw * p, p).ToArray();
    }

    private static double Value(ReportedQuantity quantity, double[] theta)
    {
        Span<double> gradient = stackalloc double[TModel.ParameterCount];
        var value = quantity.ToValue(quantity.Target.Evaluate<TModel>(theta, gradient));
        return double.IsNaN(value) && quantity.MayBeNever && !double.IsNaN(theta[0]) ? double.PositiveInfinity : value;
    }

    private double Value(double[] at, double[] theta)
    {
        Span<double> gradient = stackalloc double[TModel.ParameterCount];
        var u = Math.Log(at[0]) - _points.LogXReference[0];
        var v = at.Length > 1 ? Math.Log(at[1]) - _points.LogXReference[1] : u;
        return Math.Exp(TModel.LogValue(theta, u, v, gradient) + _points.LogYReference);
    }
}
