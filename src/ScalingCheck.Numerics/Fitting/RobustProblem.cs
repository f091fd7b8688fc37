namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// Bounded minimisation of Σ w ρ(r(θ)), r the residual of ln y or of y, by Newton's method with the exact second derivatives
/// of both loss and law. Where these are not positive definite or a step does not descend, a share of the diagonal of
/// iteratively reweighted least squares (which bounds the loss from above) is added to them: of the whole matrix it would
/// take hundreds of times to bend a flat valley upwards, and the steps across the valley would vanish. Huber's loss is piecewise
/// quadratic, so that the steps end exactly once the points inside δ are the right ones (Madsen and Nielsen 1990).
/// Allocates nothing.
/// </summary>
internal ref struct RobustProblem<TModel>
    where TModel : struct, ILogModel
{
    private const int MaxSteps = 200;

    /// <summary>The share of the diagonal that a first step that fails adds.</summary>
    private const double FirstDamping = 1e-5;

    /// <summary>A share below this is none.</summary>
    private const double LeastDamping = 1e-10;

    private readonly ReadOnlySpan<double> _u;
    private readonly ReadOnlySpan<double> _v;
    private readonly ReadOnlySpan<double> _target;
    private readonly ReadOnlySpan<double> _weights;
    private readonly ReadOnlySpan<double> _lower;
    private readonly ReadOnlySpan<double> _upper;
    private readonly bool _onValues;
    private readonly ExponentPenalty _penalty;

    public RobustProblem(FitPoints points, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, RobustLoss loss)
    {
        _u = points.U;
        _v = points.V;
        _target = points.Target;
        _weights = points.Weights;
        _lower = lower;
        _upper = upper;
        _onValues = points.OnValues;
        _penalty = points.Penalty;
        Loss = loss;
    }

    /// <summary>The loss.</summary>
    public RobustLoss Loss { get; set; }

    /// <summary>True when the last minimisation ended because no step was left to make.</summary>
    public bool Converged { get; private set; }

    /// <summary>A step whose predicted gain is below this share of the objective is the last.</summary>
    public const double RelativeTolerance = 1e-18;

    /// <summary>
    /// Moves θ to a minimum for one δ after the other, each a tenth of the one before, and returns the last objective. With
    /// few points and a δ far below their noise the loss is a polyhedron with curved edges, along which steps straight ahead
    /// creep; from the minimum at a larger δ the next one is close by (Clark and Osborne 1986).
    /// </summary>
    public double MinimiseAlong(scoped Span<double> theta, double first, double last)
    {
        var (loss, delta) = (Loss, Math.Max(first, last));
        Loss = loss.At(delta);
        var objective = Minimise(theta);
        while (delta > last * (1 + 1e-9) && double.IsFinite(objective))
        {
            var next = Math.Max(last, delta / 10);
            if (!loss.IsSmooth)
            {
                Loss = RobustLoss.HuberPath(next, delta);
                Follow(theta, loss.At(next));
            }

            Loss = loss.At(next);
            objective = Minimise(theta);
            delta = next;
        }

        return objective;
    }

    /// <summary>
    /// Moves θ to a minimum and returns the objective there; infinite when θ lies outside the law's domain.
    /// </summary>
    public double Minimise(scoped Span<double> theta)
    {
        Converged = false;
        var p = TModel.ParameterCount;
        Span<double> gradient = stackalloc double[p];
        Span<double> second = stackalloc double[p * p];
        Span<double> bound = stackalloc double[p * p];
        Span<double> trialGradient = stackalloc double[p];
        Span<double> trialSecond = stackalloc double[p * p];
        Span<double> trialBound = stackalloc double[p * p];
        Span<double> trial = stackalloc double[p];
        Span<double> step = stackalloc double[p];
        Span<double> bend = stackalloc double[p];
        Span<double> correction = stackalloc double[p];
        Clamp(theta);
        var objective = Evaluate(theta, gradient, second, bound);
        var damping = 0.0;
        for (var count = 0; count < MaxSteps && double.IsFinite(objective); count++)
        {
            if (!Step(theta, gradient, second, bound, damping, step, out var gain, out var length))
            {
                damping = damping > 0 ? damping * 4 : FirstDamping;
                if (damping > 1e9) break;
                continue;
            }

            TModel.Move(theta, step, trial);
            Clamp(trial);
            var trialObjective = Evaluate(trial, trialGradient, trialSecond, trialBound);
            // Close to the optimum the objective, rounded, cannot tell a good step from a bad one; the gradient still can.
            var allowance = gain <= 1e-10 * objective ? 1e-10 * objective : 0;
            // A full step that fails is mostly too long; a damped one that fails has left a curved edge.
            if (damping > 0 && !(trialObjective <= objective + allowance) && Bend(theta, step, trial, bend)
                && Step(theta, bend, second, bound, damping, correction, out _, out _))
            {
                for (var k = 0; k < p; k++) correction[k] += step[k];
                TModel.Move(theta, correction, trial);
                Clamp(trial);
                trialObjective = Evaluate(trial, trialGradient, trialSecond, trialBound);
            }

            if (trialObjective <= objective + allowance)
            {
                var last = gain <= RelativeTolerance * objective || length <= 1e-15;
                var expected = objective - trialObjective >= 0.25 * gain;
                var asPredicted = Math.Abs(objective - trialObjective - gain) <= 0.1 * gain;
                trial.CopyTo(theta);
                trialGradient.CopyTo(gradient);
                trialSecond.CopyTo(second);
                trialBound.CopyTo(bound);
                objective = trialObjective;
                // A matrix that was not positive definite a step ago seldom is now: come down slowly.
                if (expected) damping = damping > LeastDamping ? damping / (asPredicted ? 512 : 8) : 0;
                Converged = last;
                if (last) break;
            }
            else
            {
                Converged = length <= 1e-15;
                if (Converged) break;
                damping = damping > 0 ? damping * 4 : FirstDamping;
                if (damping > 1e9) break;
            }
        }

        return objective;
    }

    /// <summary>
    /// One full Newton step from θ, taken when it leaves the objective of <paramref name="judge"/> lower. True when taken.
    /// </summary>
    public bool Follow(scoped Span<double> theta, RobustLoss judge)
    {
        var p = TModel.ParameterCount;
        Span<double> gradient = stackalloc double[p];
        Span<double> second = stackalloc double[p * p];
        Span<double> bound = stackalloc double[p * p];
        Span<double> step = stackalloc double[p];
        Span<double> trial = stackalloc double[p];
        Evaluate(theta, gradient, second, bound);
        if (!Step(theta, gradient, second, bound, 0, step, out _, out _)) return false;
        TModel.Move(theta, step, trial);
        Clamp(trial);
        Loss = judge;
        if (!(Evaluate(trial, gradient, second, bound) < Evaluate(theta, gradient, second, bound))) return false;
        trial.CopyTo(theta);
        return true;
    }

    /// <summary>
    /// The objective, the downhill gradient, its second derivatives and the matrix of reweighted least squares (lower
    /// triangles).
    /// </summary>
    public readonly double Evaluate(
        scoped ReadOnlySpan<double> theta,
        scoped Span<double> gradient,
        scoped Span<double> second,
        scoped Span<double> bound)
    {
        var p = TModel.ParameterCount;
        Span<double> row = stackalloc double[LeastSquares<TModel>.MaxParameters];
        row = row[..p];
        gradient.Clear();
        second.Clear();
        bound.Clear();
        var objective = 0.0;
        for (var i = 0; i < _target.Length; i++)
        {
            var w = _weights[i];
            // A row that a bootstrap did not draw.
            if (w == 0) continue;
            var model = TModel.LogValue(theta, _u[i], _v[i], row);
            var unit = 1.0;
            if (_onValues) model = unit = Math.Exp(model);
            objective += w * Loss.Evaluate(_target[i] - model, out var slope, out var curvature, out var weight);
            (slope, curvature, weight) = (w * slope * unit, w * curvature * unit * unit, w * weight * unit * unit);
            // ∇² ln y = ∇²y / y - g gᵀ with g the gradient of ln y; on y itself only the first term is there.
            if (!TModel.AddCurvature(theta, _u[i], _v[i], row, -slope, second))
                ModelCurvature.Add<TModel>(theta, _u[i], _v[i], row, -slope, second);
            if (!_onValues) curvature += slope;
            for (var k = 0; k < row.Length; k++)
            {
                gradient[k] += slope * row[k];
                var (c, b) = (curvature * row[k], weight * row[k]);
                for (var l = 0; l <= k; l++)
                {
                    second[(k * p) + l] += c * row[l];
                    bound[(k * p) + l] += b * row[l];
                }
            }
        }

        if (_penalty.IsThere)
        {
            var unit = Loss.Delta * _penalty.Noise;
            objective += unit / 2 * _penalty.Add(theta, unit, gradient, second, bound);
        }

        return double.IsNaN(objective) ? double.PositiveInfinity : objective;
    }

    /// <summary>The parameters that are not pressed against a bound.</summary>
    public readonly int FreeParameters(
        scoped ReadOnlySpan<double> theta, scoped ReadOnlySpan<double> gradient, scoped Span<int> free) =>
        DampedStep.Free(theta, gradient, _lower, _upper, 0, free);

    /// <summary>
    /// The downhill gradient that a step along a curved edge has added: the points that the loss holds, those inside δ, were
    /// moved by more than the step was to move them. A second step takes it back (the second-order correction of Fletcher
    /// 1982). False when the law ends there.
    /// </summary>
    private readonly bool Bend(
        scoped ReadOnlySpan<double> theta, scoped ReadOnlySpan<double> step, scoped ReadOnlySpan<double> trial, scoped Span<double> bend)
    {
        var p = theta.Length;
        Span<double> row = stackalloc double[p];
        Span<double> ignored = stackalloc double[p];
        bend.Clear();
        var finite = 0.0;
        for (var i = 0; i < _target.Length; i++)
        {
            if (_weights[i] == 0) continue;
            var before = Model(theta, i, row);
            var excess = Model(trial, i, ignored) - before;
            for (var k = 0; k < p; k++) excess -= row[k] * step[k];
            Loss.Evaluate(_target[i] - before, out _, out var curvature, out _);
            for (var k = 0; k < p; k++) bend[k] -= _weights[i] * curvature * excess * row[k];
            finite += excess;
        }

        return double.IsFinite(finite);
    }

    private readonly double Model(scoped ReadOnlySpan<double> theta, int i, scoped Span<double> gradient)
    {
        var model = TModel.LogValue(theta, _u[i], _v[i], gradient);
        return _onValues ? Values.FromLog(model, gradient) : model;
    }

    private readonly void Clamp(scoped Span<double> theta)
    {
        for (var k = 0; k < theta.Length; k++) theta[k] = Math.Clamp(theta[k], _lower[k], _upper[k]);
    }

    /// <summary>The damped step in the free parameters; gain = what the quadratic model promises.</summary>
    private readonly bool Step(
        scoped ReadOnlySpan<double> theta,
        scoped ReadOnlySpan<double> gradient,
        scoped ReadOnlySpan<double> second,
        scoped ReadOnlySpan<double> bound,
        double damping,
        scoped Span<double> step,
        out double gain,
        out double length)
    {
        Span<int> free = stackalloc int[TModel.ParameterCount];
        var found = DampedStep.Of(
            free[..FreeParameters(theta, gradient, free)], gradient, second, bound, damping, step, out gain, out length);
        gain /= 2;
        return found;
    }
}
