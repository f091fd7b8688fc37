using System.Runtime.CompilerServices;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// Bounded least squares on ln y, or on y: minimises Σ w (ln y - ln m(θ))², or Σ w (y - m(θ))², by Gauss-Newton steps, damped as by Marquardt (1963) when
/// a step does not descend, on the parameters that no bound holds. Normal equations are enough: the parameters are centred
/// and the step only has to point the way, since the gradient itself is exact. Allocates nothing.
/// </summary>
internal ref partial struct LeastSquares<TModel>
    where TModel : struct, ILogModel
{
    /// <summary>The most parameters a law may have; it sizes the stack buffers.</summary>
    public const int MaxParameters = 9;

    /// <summary>
    /// Gauss-Newton, which leaves out the curvature of the law times the residual, creeps or swings when the noise is a
    /// third of y or more; after this many steps the full second derivatives take over.
    /// </summary>
    private const int GaussNewtonSteps = 15;

    /// <summary>
    /// Steps that have not arrived by now creep along a curved valley, for hundreds more: time to follow it.
    /// </summary>
    private const int StepsBeforeValley = 40;

    private readonly ReadOnlySpan<double> _u;
    private readonly ReadOnlySpan<double> _v;
    private readonly ReadOnlySpan<double> _target;
    private readonly ReadOnlySpan<double> _weights;
    private readonly ExponentPenalty _penalty;

    public LeastSquares(FitPoints points, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
        : this(points.U, points.V, points.Target, points.Weights, lower, upper)
    {
        OnValues = points.OnValues;
        _penalty = points.Penalty;
    }

    public LeastSquares(
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> v,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper)
    {
        _u = u;
        _v = v;
        _target = target;
        _weights = weights;
        Lower = lower;
        Upper = upper;
        // What residuals of one rounding error each would gain.
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        AbsoluteTolerance = 1e-31 * total;
    }

    /// <summary>True: the target is y and the residual y - m; false: ln y and ln y - ln m.</summary>
    public bool OnValues { get; init; }

    /// <summary>Lower bounds of the parameters.</summary>
    public ReadOnlySpan<double> Lower { get; set; }

    /// <summary>Upper bounds of the parameters.</summary>
    public ReadOnlySpan<double> Upper { get; set; }

    /// <summary>Bit k set: parameter k stays where it is.</summary>
    public int Fixed { get; set; }

    /// <summary>The most steps to take.</summary>
    public int MaxSteps { get; set; } = 200;

    /// <summary>A step whose predicted gain is below this share of the objective is the last.</summary>
    public double RelativeTolerance { get; set; } = 1e-20;

    /// <summary>A step whose predicted gain is below this is the last.</summary>
    public double AbsoluteTolerance { get; set; }

    /// <summary>True: where Gauss-Newton steps do not arrive, follow the valley from the start, however long it takes.</summary>
    public bool Persistent { get; set; } = true;

    /// <summary>
    /// A valley that for a while takes off less than this share is left: it leads to a limit that no step reaches, a corner of
    /// the law or a parameter at infinity. 0: follow it all the same.
    /// </summary>
    public double LeastGain { get; set; }

    /// <summary>The pseudo-observation of a profile.</summary>
    public ProfileTarget Target;

    /// <summary>Centres of normal priors on the parameters; empty for none.</summary>
    public ReadOnlySpan<double> PriorMean { get; set; }

    /// <summary>Weights (noise variance over prior variance) of the priors; 0 for a parameter without one.</summary>
    public ReadOnlySpan<double> PriorWeight { get; set; }

    /// <summary>
    /// Moves θ to a minimum and returns the sum of squares there, without the pseudo-observation; infinity when θ lies
    /// outside the law's domain.
    /// </summary>
    public readonly double Minimise(scoped Span<double> theta)
    {
        Span<double> start = stackalloc double[theta.Length];
        for (var k = 0; k < theta.Length; k++) start[k] = theta[k] = Math.Clamp(theta[k], Lower[k], Upper[k]);
        if (!Persistent)
        {
            Descend(theta, MaxSteps, out var reached);
            return reached;
        }

        if (Descend(theta, Math.Min(MaxSteps, StepsBeforeValley), out var objective)) return objective;
        Span<double> other = stackalloc double[theta.Length];
        start.CopyTo(other);
        FollowValley(other);
        Descend(other, MaxSteps, out var otherObjective);
        if (otherObjective <= objective)
        {
            other.CopyTo(theta);
            return otherObjective;
        }

        // Far from the start the steps were in a deeper valley than it leads to.
        FollowValley(theta);
        Descend(theta, MaxSteps, out objective);
        return objective;
    }

    /// <summary>Moves θ downhill; true when it arrived at a minimum without a valley to follow.</summary>
    public readonly bool Arrives(scoped Span<double> theta, out double objective) => Descend(theta, StepsBeforeValley, out objective);

    /// <summary>Moves θ downhill by Gauss-Newton steps; true when the last one promised no more to gain.</summary>
    private readonly bool Descend(scoped Span<double> theta, int steps, out double objective)
    {
        var p = TModel.ParameterCount;
        Span<double> gradient = stackalloc double[p];
        Span<double> normal = stackalloc double[p * p];
        Span<double> trialGradient = stackalloc double[p];
        Span<double> trialNormal = stackalloc double[p * p];
        Span<double> curvature = stackalloc double[p * p];
        Span<double> trial = stackalloc double[p];
        Span<double> step = stackalloc double[p];
        var total = Evaluate(theta, gradient, normal, out objective);
        if (!double.IsFinite(total))
        {
            objective = double.PositiveInfinity;
            return true;
        }

        var damping = 0.0;
        for (var count = 0; count < steps; count++)
        {
            if (count == GaussNewtonSteps) Curvature(theta, curvature);
            var second = count < GaussNewtonSteps ? normal : curvature;
            if (!Step(theta, gradient, second, normal, damping, step, out var gain, out var length))
            {
                damping = Math.Max(count < GaussNewtonSteps ? 1e-6 : 1e-2, damping * 10);
                if (damping > 1e9) break;
                continue;
            }

            TModel.Move(theta, step, trial);
            for (var k = 0; k < p; k++) trial[k] = Math.Clamp(trial[k], Lower[k], Upper[k]);
            var trialTotal = Evaluate(trial, trialGradient, trialNormal, out var trialObjective);
            // Close to the optimum the objective, rounded, cannot tell a good step from a bad one; the gradient still can.
            var allowance = gain <= 1e-10 * total ? 1e-9 * total : 0;
            if (trialTotal <= total + allowance)
            {
                var last = gain <= (RelativeTolerance * total) + AbsoluteTolerance || length <= 1e-14;
                trial.CopyTo(theta);
                trialGradient.CopyTo(gradient);
                trialNormal.CopyTo(normal);
                (total, objective) = (trialTotal, trialObjective);
                damping = damping > 1e-6 ? damping / 10 : 0;
                if (last) return true;
                if (count >= GaussNewtonSteps) Curvature(theta, curvature);
            }
            else
            {
                if (length <= 1e-14) return true;
                damping = Math.Max(1e-5, damping * 10);
                if (damping > 1e9) break;
            }
        }

        return false;
    }

    /// <summary>
    /// The sum of squares with the pseudo-observation (and without it in <paramref name="objective"/>), half the downhill
    /// gradient Jᵀ W r and the lower triangle of Jᵀ W J.
    /// </summary>
    public readonly double Evaluate(
        scoped ReadOnlySpan<double> theta, scoped Span<double> gradient, scoped Span<double> normal, out double objective)
    {
        var p = TModel.ParameterCount;
        Span<double> row = stackalloc double[MaxParameters];
        row = row[..p];
        gradient.Clear();
        normal.Clear();
        objective = 0;
        for (var i = 0; i < _target.Length; i++)
        {
            var residual = _target[i] - Model(theta, i, row);
            objective += _weights[i] * residual * residual;
            Accumulate(row, residual, _weights[i], gradient, normal);
        }

        for (var k = 0; k < PriorWeight.Length; k++)
        {
            var residual = PriorMean[k] - theta[k];
            objective += PriorWeight[k] * residual * residual;
            gradient[k] += PriorWeight[k] * residual;
            normal[(k * p) + k] += PriorWeight[k];
        }

        if (_penalty.IsThere)
        {
            var variance = _penalty.Noise * _penalty.Noise;
            Span<double> exact = stackalloc double[MaxParameters * MaxParameters];
            objective += variance * _penalty.Add(theta, variance, gradient, exact, normal);
        }

        var total = objective;
        if (Target.Weight > 0)
        {
            var residual = Target.Value - Target.Evaluate<TModel>(theta, row);
            total += Target.Weight * residual * residual;
            Accumulate(row, residual, Target.Weight, gradient, normal);
        }

        return double.IsNaN(total) ? double.PositiveInfinity : total;
    }

    /// <summary>What the residual of row i is taken from, with its gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double Model(scoped ReadOnlySpan<double> theta, int i, scoped Span<double> gradient)
    {
        var model = TModel.LogValue(theta, _u[i], _v[i], gradient);
        return OnValues ? Values.FromLog(model, gradient) : model;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(
        ReadOnlySpan<double> row, double residual, double weight, Span<double> gradient, Span<double> normal)
    {
        var p = TModel.ParameterCount;
        for (var k = 0; k < p; k++)
        {
            var weighted = weight * row[k];
            gradient[k] += weighted * residual;
            for (var l = 0; l <= k; l++) normal[(k * p) + l] += weighted * row[l];
        }
    }

    /// <summary>The damped step in the free parameters; gain = what the linearised problem promises.</summary>
    private readonly bool Step(
        scoped ReadOnlySpan<double> theta,
        scoped ReadOnlySpan<double> gradient,
        scoped ReadOnlySpan<double> second,
        scoped ReadOnlySpan<double> normal,
        double damping,
        scoped Span<double> step,
        out double gain,
        out double length)
    {
        Span<int> free = stackalloc int[TModel.ParameterCount];
        return DampedStep.Of(
            free[..FreeParameters(theta, gradient, free)], gradient, second, normal, damping, step, out gain, out length);
    }

    /// <summary>The parameters that are neither fixed nor pressed against a bound.</summary>
    public readonly int FreeParameters(
        scoped ReadOnlySpan<double> theta, scoped ReadOnlySpan<double> gradient, scoped Span<int> free) =>
        DampedStep.Free(theta, gradient, Lower, Upper, Fixed, free);
}
