namespace ScalingCheck.Numerics.Fitting;

/// <content>The slow and sure way down, for the problems on which Gauss-Newton steps do not arrive.</content>
internal ref partial struct LeastSquares<TModel>
{
    /// <summary>Enough for a valley that bends all the way; few problems need a tenth of it.</summary>
    private const int MaxValleySteps = 2000;

    /// <summary>Steps along a valley that have to take off <see cref="LeastGain"/>.</summary>
    private const int Stretch = 60;

    /// <summary>From a point whose Gauss-Newton step would gain no more than this share, Gauss-Newton finds the minimum.</summary>
    private const double NearMinimum = 1e-9;

    /// <summary>An acceleration beyond this share of the velocity leaves the region where the bend is known (Transtrum 2012).</summary>
    private const double LargestBend = 0.75;

    /// <summary>
    /// Follows a long, curved valley down to where Gauss-Newton works: Levenberg-Marquardt steps in the scale of the longest
    /// Jacobian columns met (Moré 1978), damping by the gain ratio (Nielsen 1999), and a second-order correction along the
    /// valley, the geodesic acceleration of Transtrum and Sethna (2012, arXiv 1201.5885). False when it got nowhere.
    /// </summary>
    private readonly bool FollowValley(scoped Span<double> theta)
    {
        var p = TModel.ParameterCount;
        Span<double> gradient = stackalloc double[p];
        Span<double> normal = stackalloc double[p * p];
        Span<double> trialGradient = stackalloc double[p];
        Span<double> trialNormal = stackalloc double[p * p];
        Span<double> scale = stackalloc double[p];
        Span<double> trial = stackalloc double[p];
        Span<double> step = stackalloc double[p];
        scale.Clear();
        var total = Evaluate(theta, gradient, normal, out _);
        if (!double.IsFinite(total)) return false;
        var (damping, growth) = (1e-3, 2.0);
        var before = total;
        for (var count = 0; count < MaxValleySteps && damping < 1e30; count++)
        {
            if (count % Stretch == Stretch - 1)
            {
                if (total > before * (1 - LeastGain)) return false;
                before = total;
            }

            for (var k = 0; k < p; k++) scale[k] = Math.Max(scale[k], normal[(k * p) + k]);
            if (Step(theta, gradient, normal, normal, 0, trial, out var left, out _) && left <= NearMinimum * total) return true;

            var (trialTotal, gain) = (double.NaN, 0.0);
            if (ValleyStep(theta, gradient, normal, damping, scale, step, out gain))
            {
                for (var k = 0; k < p; k++) trial[k] = Math.Clamp(theta[k] + step[k], Lower[k], Upper[k]);
                trialTotal = Evaluate(trial, trialGradient, trialNormal, out _);
            }

            if (trialTotal < total)
            {
                var ratio = (total - trialTotal) / gain;
                damping *= Math.Max(1.0 / 3, 1 - Math.Pow((2 * ratio) - 1, 3));
                growth = 2;
                trial.CopyTo(theta);
                trialGradient.CopyTo(gradient);
                trialNormal.CopyTo(normal);
                total = trialTotal;
            }
            else
            {
                damping *= growth;
                growth *= 2;
            }
        }

        return false;
    }

    /// <summary>
    /// A damped step with its acceleration; gain = what the linearised problem promises of it. False when there is none, or
    /// when the valley bends too sharply for it.
    /// </summary>
    private readonly bool ValleyStep(
        scoped ReadOnlySpan<double> theta,
        scoped ReadOnlySpan<double> gradient,
        scoped ReadOnlySpan<double> normal,
        double damping,
        scoped ReadOnlySpan<double> scale,
        scoped Span<double> step,
        out double gain)
    {
        var p = TModel.ParameterCount;
        Span<int> free = stackalloc int[p];
        Span<double> factor = stackalloc double[p * p];
        Span<double> velocity = stackalloc double[p];
        Span<double> acceleration = stackalloc double[p];
        Span<double> bend = stackalloc double[p];
        var m = FreeParameters(theta, gradient, free);
        step.Clear();
        gain = 0;
        for (var i = 0; i < m; i++)
        {
            velocity[i] = gradient[free[i]];
            for (var j = 0; j <= i; j++) factor[(i * m) + j] = normal[(free[i] * p) + free[j]];
            factor[(i * m) + i] += damping * scale[free[i]];
        }

        if (!SmallMatrix.Factor(factor, m)) return false;
        SmallMatrix.Solve(factor, m, velocity);
        for (var i = 0; i < m; i++)
        {
            step[free[i]] = velocity[i];
            gain += velocity[i] * (gradient[free[i]] + (damping * scale[free[i]] * velocity[i]));
        }

        Bend(theta, step, bend);
        var (straight, curved) = (0.0, 0.0);
        for (var i = 0; i < m; i++) acceleration[i] = bend[free[i]];
        SmallMatrix.Solve(factor, m, acceleration);
        for (var i = 0; i < m; i++)
        {
            step[free[i]] += acceleration[i];
            straight += velocity[i] * velocity[i] * scale[free[i]];
            curved += acceleration[i] * acceleration[i] * scale[free[i]];
        }

        return 4 * curved <= LargestBend * LargestBend * straight;
    }

    /// <summary>-½ Jᵀ W m″, m″ being the second derivative of the model along the step, by a difference of values.</summary>
    private readonly void Bend(scoped ReadOnlySpan<double> theta, scoped ReadOnlySpan<double> step, scoped Span<double> bend)
    {
        const double H = 0.1;
        var p = TModel.ParameterCount;
        Span<double> row = stackalloc double[p];
        Span<double> ignored = stackalloc double[p];
        Span<double> ahead = stackalloc double[p];
        for (var k = 0; k < p; k++) ahead[k] = theta[k] + (H * step[k]);
        bend.Clear();
        for (var i = 0; i < _target.Length; i++)
        {
            var value = Model(theta, i, row);
            Add(Model(ahead, i, ignored) - value, _weights[i], row, step, bend);
        }

        if (Target.Weight > 0)
        {
            var value = Target.Evaluate<TModel>(theta, row);
            Add(Target.Evaluate<TModel>(ahead, ignored) - value, Target.Weight, row, step, bend);
        }

        static void Add(
            double change, double weight, ReadOnlySpan<double> row, ReadOnlySpan<double> step, Span<double> bend)
        {
            for (var k = 0; k < row.Length; k++) change -= H * row[k] * step[k];
            var half = weight * change / (H * H);
            for (var k = 0; k < row.Length; k++) bend[k] -= half * row[k];
        }
    }
}
