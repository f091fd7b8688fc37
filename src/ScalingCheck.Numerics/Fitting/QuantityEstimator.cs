using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>Turns the point reached into quantities with standard errors and intervals, each from its own profile.</summary>
internal sealed class QuantityEstimator<TModel>
    where TModel : struct, ILogModel
{
    /// <summary>Search limit, in q, of a logarithm that has no limit of its own.</summary>
    private const double FarAway = 200;

    /// <summary>How often the points that other profiles found may push an end out.</summary>
    private const int MaxRounds = 3;

    /// <summary>
    /// A profile leaves a valley that takes off less than this share in a while: with 60 points the interval is then within
    /// 1 % of its end.
    /// </summary>
    private const double ProfileGain = 1e-3;

    private readonly ILawForm _form;
    private readonly FitPoints _points;
    private readonly FitOptions _options;
    private readonly FitState _state;
    private readonly ResidualScale _scale;
    private readonly double[] _lower = new double[TModel.ParameterCount];
    private readonly double[] _upper = new double[TModel.ParameterCount];
    private readonly double _t;
    private readonly double _rise;
    private readonly bool _isLinear;
    private readonly KnownRegion _region = new(TModel.ParameterCount);
    private readonly List<(ProfileTarget Target, double Value, Interval Ends)> _found = [];
    private double _lowest = double.PositiveInfinity;

    public QuantityEstimator(
        ILawForm form, FitPoints points, FitOptions options, FitState state, ResidualScale scale)
    {
        (_form, _points, _options, _state, _scale) = (form, points, options, state, scale);
        form.ProfileBounds(_lower, _upper);
        // On y itself no law is linear.
        _isLinear = TModel.IsLinear && !points.OnValues;
        _t = options.Intervals ? Quantiles.TwoSidedT(options.Level, scale.DegreesOfFreedom) : double.NaN;
        var problem = new LeastSquares<TModel>(points, _lower, _upper);
        Span<double> gradient = stackalloc double[TModel.ParameterCount];
        problem.Evaluate(state.Theta, gradient, state.Factor, out _);
        // The condition was checked: the matrix is positive definite.
        SmallMatrix.Factor(state.Factor, TModel.ParameterCount);
        _rise = _t * _t * scale.Variance;
    }

    /// <summary>The parameters of the best fit that a profile ran into; empty when none was better.</summary>
    public double[] Better { get; private set; } = [];

    /// <summary>True when a profile ran into a better fit.</summary>
    public bool FoundBetter => Better.Length > 0;

    /// <summary>The quantities of the law, and the forecasts, targets and allocations that were asked for.</summary>
    public FittedQuantities Estimate()
    {
        if (_options.Intervals && _options.Method != IntervalMethod.Wald && !_isLinear) AddStarts();
        for (var round = 1; ; round++)
        {
            _found.Clear();
            var parameters = Parameters();
            var result = new FittedQuantities(parameters, Forecasts(), Targets(parameters), Splits());
            // The last quantities may have met points that the first ones had not heard of.
            if (FoundBetter || round == MaxRounds || EveryIntervalHoldsTheRegion()) return result;
        }
    }

    private List<FittedQuantity> Parameters()
    {
        var reported = _form.Quantities(_points);
        var result = new List<FittedQuantity>(reported.Count);
        foreach (var quantity in reported)
        {
            var estimate = Estimate(quantity);
            var outside = quantity.Index >= 0 && !quantity.Believes(_state.Theta[quantity.Index]);
            result.Add(outside ? estimate with { NotIdentified = Sentences.AtBound(quantity.Name) } : estimate);
        }

        return result;
    }

    private List<FittedQuantity> Forecasts()
    {
        var result = new List<FittedQuantity>(_options.ForecastAt.Count);
        foreach (var at in _options.ForecastAt) result.Add(Forecast(at));
        return result;
    }

    private List<FittedQuantity> Targets(List<FittedQuantity> parameters) =>
        AskedQuantities.SizesForTargets(_form, _points, _options, parameters, Estimate);

    private List<Allocation> Splits() => AskedQuantities.Allocations(_form, _points, _options, Estimate);

    private FittedQuantity Estimate(ReportedQuantity quantity) => Express(quantity, Measure(quantity));

    private Measurement Measure(ReportedQuantity quantity)
    {
        Span<double> gradient = stackalloc double[TModel.ParameterCount];
        var q = quantity.Target.Evaluate<TModel>(_state.Theta, gradient);
        var variance = SmallMatrix.InverseForm(_state.Factor, TModel.ParameterCount, gradient);
        if (!_options.Intervals || !double.IsFinite(q)) return new(q, variance, new(double.NaN, double.NaN));
        var limits = new Interval(Math.Max(quantity.LowerLimit, q - FarAway), Math.Min(quantity.UpperLimit, q + FarAway));
        return new(q, variance, Ends(quantity.Target, quantity.Index, q, variance, limits));
    }

    private FittedQuantity Express(ReportedQuantity quantity, Measurement measured)
    {
        var value = quantity.ToValue(measured.Q);
        var slope = Math.Abs(quantity.Logarithmic ? quantity.Scale * value : quantity.Scale);
        var standardError = slope * Math.Sqrt(_scale.Variance * measured.Variance);

        if (_options.Intervals && _options.Method == IntervalMethod.Wald)
            return Wald(new(quantity.Name, value, double.NaN, double.NaN, standardError), quantity);
        var (lower, upper) = (double.NaN, double.NaN);
        string? reason = null;
        if (_options.Intervals)
        {
            var ends = measured.Ends;
            if (quantity.Floor is not null && double.IsNegativeInfinity(ends.Lower))
            {
                if (!quantity.Logarithmic) ends = ends with { Lower = quantity.LowerLimit };
                reason = Sentences.TouchesZero(quantity.Floor, quantity.ToValue(ends.Upper), _form.Axes);
            }

            (lower, upper) = (quantity.ToValue(ends.Lower), quantity.ToValue(ends.Upper));
            if (lower > upper) (lower, upper) = (upper, lower);
            // An open end of a logarithm is an open end, not a zero; but a floor ends there.
            if (quantity.Logarithmic && lower == 0 && reason is null) lower = double.NegativeInfinity;
            reason ??= Sentences.Open(quantity.Name, lower, upper);
        }
        else if (quantity.Floor is not null && ReachesZero(quantity.VanishesWith ?? quantity.Index))
        {
            reason = Sentences.TouchesZero(quantity.Floor, double.NaN, _form.Axes);
        }

        return Sentences.HeldOrOpen(new(quantity.Name, value, lower, upper, standardError) { NotIdentified = reason });
    }

    private FittedQuantity Forecast(double[] at)
    {
        if (at.Length != _form.Axes || Array.Exists(at, static x => !(x > 0) || !double.IsFinite(x)))
            return Sentences.None("forecast", "The forecast needs one size above zero for each axis.");
        var u = Math.Log(at[0]) - _points.LogXReference[0];
        var v = at.Length > 1 ? Math.Log(at[1]) - _points.LogXReference[1] : u;
        var target = new ProfileTarget { U = u, V = v };
        Span<double> gradient = stackalloc double[TModel.ParameterCount];
        var q = TModel.LogValue(_state.Theta, u, v, gradient);
        if (!double.IsFinite(q))
            return Sentences.None("forecast", Sentences.LawEnds(_form.Equation));
        var variance = SmallMatrix.InverseForm(_state.Factor, TModel.ParameterCount, gradient);
        var value = Math.Exp(q + _points.LogYReference);
        var standardError = value * Math.Sqrt(_scale.Variance * variance);
        if (!_options.Intervals) return new("forecast", value, double.NaN, double.NaN, standardError);
        if (_options.Method == IntervalMethod.Wald)
            return Wald(new("forecast", value, double.NaN, double.NaN, standardError), quantity: null);

        // Far outside what the data allow; a rising law extrapolates over more decades of y.
        var above = _form.Trend == Trend.Falls ? Math.Log(5) : Math.Log(100);
        var ends = Ends(target, -1, q, variance, new(q - Math.Log(5), q + above));
        var lower = double.IsInfinity(ends.Lower) ? ends.Lower : Math.Exp(ends.Lower + _points.LogYReference);
        var upper = Math.Exp(ends.Upper + _points.LogYReference);
        return Sentences.HeldOrOpen(
            new("forecast", value, lower, upper, standardError) { NotIdentified = Sentences.Open("the forecast", lower, upper) });
    }

    /// <summary>Estimate ± t standard errors, cut at the limit of a floor.</summary>
    private FittedQuantity Wald(FittedQuantity estimate, ReportedQuantity? quantity)
    {
        var half = _t * estimate.StandardError;
        estimate = estimate with { Lower = estimate.Value - half, Upper = estimate.Value + half };
        if (quantity?.Floor is null || estimate.Lower > 0) return estimate;
        return estimate with
        {
            Lower = 0,
            NotIdentified = Sentences.TouchesZero(quantity.Floor, estimate.Upper, _form.Axes),
        };
    }

    /// <summary>The interval of q: exact t for a linear law, else profile.</summary>
    private Interval Ends(ProfileTarget target, int index, double q, double variance, Interval limits)
    {
        var halfWidth = _t * Math.Sqrt(_scale.Variance * variance);
        if (_isLinear && target.Number == 0) return new(q - halfWidth, q + halfWidth);
        // Where the points say next to nothing about q, the pull must hold it on the scale of one, its natural unit.
        if (target.Number != 0) variance = Math.Min(variance, 1 / _rise);
        var problem = new LeastSquares<TModel>(_points, _lower, _upper)
        {
            Target = target,
            LeastGain = ProfileGain,
        };
        var profile = new ProfileInterval<TModel>(problem, _state.Theta, _state.Objective, _rise, index, variance);
        Span<double> best = stackalloc double[TModel.ParameterCount];
        var lower = End(ref profile, -1, q, limits.Lower, halfWidth, best);
        var upper = End(ref profile, 1, q, limits.Upper, halfWidth, best);
        Improve(profile.LowestSeen, best);
        _found.Add((target, q, new(lower, upper)));
        return new(lower, upper);
    }

    /// <summary>One end, beyond every known point of the region.</summary>
    private double End(
        scoped ref ProfileInterval<TModel> profile, int sign, double q, double limit, double guess, scoped Span<double> best)
    {
        Span<double> last = stackalloc double[TModel.ParameterCount];
        var end = profile.FindEnd(sign, limit, guess, best, last);
        _region.Add(last);
        for (var round = 0; ; round++)
        {
            var furthest = -1;
            var reach = end + (sign * Hair(end, q));
            for (var i = 0; i < _region.Count; i++)
            {
                var at = profile.ValueAt(_region[i]);
                if (sign * (at - reach) > 0) (furthest, reach) = (i, at);
            }

            if (furthest < 0) return end;
            // Further and further: no end is known.
            if (round == MaxRounds) return sign * double.PositiveInfinity;
            _region[furthest].CopyTo(last);
            end = profile.FindEndBeyond(sign, limit, guess, best, last);
            _region.Add(last);
        }
    }

    private bool EveryIntervalHoldsTheRegion()
    {
        Span<double> ignored = stackalloc double[TModel.ParameterCount];
        foreach (var (target, q, ends) in _found)
        {
            for (var i = 0; i < _region.Count; i++)
            {
                var at = target.Evaluate<TModel>(_region[i], ignored);
                if (at < ends.Lower - Hair(ends.Lower, q) || at > ends.Upper + Hair(ends.Upper, q)) return false;
            }
        }

        return true;
    }

    /// <summary>An end is known to eight digits of its distance.</summary>
    private static double Hair(double end, double q) => 1e-6 * Math.Abs(end - q);

    /// <summary>The other valleys in which starts ended, as far as they lie below the cut.</summary>
    private void AddStarts()
    {
        var p = TModel.ParameterCount;
        Span<double> theta = stackalloc double[p];
        var problem = new LeastSquares<TModel>(_points, _lower, _upper) { LeastGain = ProfileGain };
        for (var first = 0; first < _state.Ends.Length; first += p)
        {
            _state.Ends.AsSpan(first, p).CopyTo(theta);
            var distance = 0.0;
            for (var k = 0; k < p; k++) distance = Math.Max(distance, Math.Abs(theta[k] - _state.Theta[k]));
            // All parameters are of order one: the same valley, but for the last digits.
            if (distance < 1e-6) continue;
            var objective = problem.Minimise(theta);
            Improve(objective, theta);
            if (objective < _state.Objective + _rise) _region.Add(theta);
        }
    }

    /// <summary>Lower by more than the last digits: the fit stopped in a worse valley.</summary>
    private void Improve(double objective, ReadOnlySpan<double> theta)
    {
        if (!(objective < Math.Min(_lowest, _state.Objective - _scale.Negligible))) return;
        _lowest = objective;
        Better = theta.ToArray();
    }

    /// <summary>Without intervals: does the interval of a floor reach zero? One constrained fit tells.</summary>
    private bool ReachesZero(int index)
    {
        Span<double> theta = stackalloc double[TModel.ParameterCount];
        _state.Theta.CopyTo(theta);
        theta[index] = _lower[index];
        var problem = new LeastSquares<TModel>(_points, _lower, _upper) { Fixed = 1 << index };
        var t = Quantiles.TwoSidedT(_options.Level, _scale.DegreesOfFreedom);
        return problem.Minimise(theta) <= _state.Objective + (t * t * _scale.Variance);
    }

    /// <summary>q at the fit, its Wald variance over the residual variance, and the interval of q.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Measurement(double Q, double Variance, Interval Ends);
}
