namespace ScalingCheck.Numerics.Fitting;

/// <summary>Minimises the objective of a fit, whichever it is, in the internal units of the points.</summary>
internal readonly ref struct ObjectiveMinimiser<TModel>
    where TModel : struct, ILogModel
{
    /// <summary>Of the many starts only the best is worth a valley without end.</summary>
    public const double SearchGain = 0.01;

    private readonly FitPoints _points;
    private readonly ReadOnlySpan<double> _lower;
    private readonly ReadOnlySpan<double> _upper;
    private readonly ObjectiveKind _kind;
    private readonly double _delta;

    public ObjectiveMinimiser(
        FitPoints points, FitObjective objective, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        (_points, _kind) = (points, objective.Kind);
        _lower = lower;
        _upper = upper;
        _delta = points.OnValues ? objective.Delta / Math.Exp(points.LogYReference) : objective.Delta;
    }

    /// <summary>The objective that rounding alone would leave.</summary>
    public double Floor => _kind == ObjectiveKind.LeastAbsolute
        ? 1e-13 * _points.Count * _points.MeanWeight
        : ResidualScale.Floor(_points);

    private ExponentPenalty Penalty => _points.Penalty;

    private bool IsSquares => _kind is ObjectiveKind.LogSquares or ObjectiveKind.Squares;

    /// <summary>
    /// Moves θ to the minimum that its surroundings lead to. Robust: by way of least squares, which has fewer valleys, and
    /// directly, since an outlier may lead squares astray; the lower end of the two.
    /// </summary>
    public double FromStart(Span<double> theta)
    {
        if (IsSquares) return Squares(theta);
        Span<double> direct = stackalloc double[theta.Length];
        theta.CopyTo(direct);
        Squares(theta);
        var objective = Along(theta, 1);
        var other = FromNear(direct);
        if (!(other < objective)) return objective;
        direct.CopyTo(theta);
        return other;
    }

    /// <summary>Moves θ, already close, to the minimum.</summary>
    public double FromNear(Span<double> theta)
    {
        if (IsSquares) return Squares(theta);
        // A tenth of the residuals: close to the limit, and still smooth beside the distance to it.
        if (_kind == ObjectiveKind.LeastAbsolute) return Along(theta, 0.1);
        Span<double> start = stackalloc double[theta.Length];
        theta.CopyTo(start);
        var problem = Robust();
        var objective = problem.Minimise(theta);
        if (problem.Converged) return objective;
        var other = Along(start, 1);
        if (!(other < objective)) return objective;
        start.CopyTo(theta);
        return other;
    }

    /// <summary>
    /// The best θ found, if it is no minimum, sought again from its start to the very end of the valley, however long.
    /// </summary>
    public double Finish(ReadOnlySpan<double> start, Span<double> theta, double objective)
    {
        // A law that is linear in its parameters took one step.
        if (!IsSquares || (TModel.IsLinear && !_points.OnValues)) return objective;
        var problem = new LeastSquares<TModel>(_points, _lower, _upper);
        if (problem.Arrives(theta, out objective)) return objective;
        Span<double> other = stackalloc double[theta.Length];
        start.CopyTo(other);
        var otherObjective = problem.Minimise(other);
        if (!(otherObjective < objective)) return objective;
        other.CopyTo(theta);
        return otherObjective;
    }

    /// <summary>Σ w r², without a prior.</summary>
    public double SumOfSquares(ReadOnlySpan<double> theta)
    {
        Span<double> gradient = stackalloc double[theta.Length];
        Span<double> normal = stackalloc double[theta.Length * theta.Length];
        var sum = new LeastSquares<TModel>(_points, _lower, _upper).Evaluate(theta, gradient, normal, out _);
        return Penalty.IsThere ? sum - (Penalty.Noise * Penalty.Noise * Penalty.Sum(theta)) : sum;
    }

    /// <summary>
    /// Σ w |r| by its degrees of freedom, without a prior: the scale of Laplace noise in units of the weights, so that a
    /// prior weighs the same whatever unit these have.
    /// </summary>
    public double AbsoluteScale(ReadOnlySpan<double> theta) =>
        LeastAbsolute<TModel>.Sum(_points, theta) / Math.Max(1, _points.Count - theta.Length);

    /// <summary>The part of an objective that the points make up, without a prior.</summary>
    public double OfPoints(ReadOnlySpan<double> theta, double objective)
    {
        if (!Penalty.IsThere) return objective;
        var unit = IsSquares ? 2 * Penalty.Noise : _kind == ObjectiveKind.LeastAbsolute ? 1 : _delta;
        return objective - (unit * Penalty.Noise / 2 * Penalty.Sum(theta));
    }

    /// <summary>Looks at the point that a robust fit returned.</summary>
    public Convergence Judge(ReadOnlySpan<double> start, ReadOnlySpan<double> theta)
    {
        var p = theta.Length;
        Span<double> gradient = stackalloc double[p];
        Span<double> normal = stackalloc double[p * p];
        new LeastSquares<TModel>(_points, _lower, _upper).Evaluate(theta, gradient, normal, out _);
        return Convergence.Of(normal, start, theta, RemainingGain(theta));
    }

    private double RemainingGain(ReadOnlySpan<double> theta)
    {
        if (_kind == ObjectiveKind.LeastAbsolute)
        {
            return LeastAbsolute<TModel>.Sum(_points, theta) <= Floor
                ? 0
                : LeastAbsolute<TModel>.RemainingGain(_points, _lower, _upper, theta);
        }

        var p = theta.Length;
        Span<double> gradient = stackalloc double[p];
        Span<double> second = stackalloc double[p * p];
        Span<double> bound = stackalloc double[p * p];
        Span<int> free = stackalloc int[p];
        var problem = Robust();
        var objective = problem.Evaluate(theta, gradient, second, bound);
        var gain = Convergence.GainOfStep(gradient, bound, free[..problem.FreeParameters(theta, gradient, free)]) / 2;
        return gain <= Floor ? 0 : gain / objective;
    }

    private double Squares(Span<double> theta) =>
        new LeastSquares<TModel>(_points, _lower, _upper) { LeastGain = SearchGain }.Minimise(theta);

    private RobustProblem<TModel> Robust() => new(_points, _lower, _upper, RobustLoss.Of(_kind, _delta));

    /// <summary>From squares to the loss: δ from a share of the size of the residuals down.</summary>
    private double Along(Span<double> theta, double share)
    {
        var size = share * Math.Sqrt(SumOfSquares(theta) / (_points.Count * _points.MeanWeight));
        if (!double.IsFinite(size)) return double.PositiveInfinity;
        return _kind == ObjectiveKind.LeastAbsolute
            ? LeastAbsolute<TModel>.Minimise(_points, _lower, _upper, theta, size)
            : Robust().MinimiseAlong(theta, size, _delta);
    }
}
