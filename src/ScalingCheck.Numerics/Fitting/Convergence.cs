namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// The point reached, judged by itself: an optimiser's word that it succeeded, or failed, proves nothing (of 4,500 starts
/// on the Chinchilla data all report success and 9 % are near the optimum).
/// </summary>
/// <param name="Moved">The parameters differ from the start.</param>
/// <param name="RemainingGain">What a Gauss-Newton step would still take off, as a share of the objective.</param>
/// <param name="Condition">Condition number of the Jacobian, columns scaled to length one.</param>
/// <param name="Tangled">The parameters whose columns cannot be told apart, strongest first.</param>
internal sealed record Convergence(bool Moved, double RemainingGain, double Condition, IReadOnlyList<int> Tangled)
{
    private const double GainLimit = 1e-8;
    private const double ConditionLimit = 1e4;

    /// <summary>The gain comes from normal equations, whose condition is the square: beyond this no digit of it is sure.</summary>
    private const double GainCondition = 1e7;

    public static Convergence None { get; } = new(Moved: false, double.NaN, double.NaN, []);

    /// <summary>Looks at the point that a fit returned.</summary>
    public static Convergence Of<TModel>(
        in LeastSquares<TModel> problem, ReadOnlySpan<double> start, ReadOnlySpan<double> theta, double floor)
        where TModel : struct, ILogModel
    {
        var p = theta.Length;
        Span<double> gradient = stackalloc double[p];
        Span<double> normal = stackalloc double[p * p];
        problem.Evaluate(theta, gradient, normal, out var objective);
        Span<int> free = stackalloc int[p];
        var gain = GainOfStep(gradient, normal, free[..problem.FreeParameters(theta, gradient, free)]);
        // A gain of the size of rounding is no gain: exact data leave nothing else.
        return Of(normal, start, theta, gain <= floor ? 0 : gain / objective);
    }

    /// <summary>The same, with a remaining gain (a share) that another objective than least squares has found.</summary>
    public static Convergence Of(
        ReadOnlySpan<double> normal, ReadOnlySpan<double> start, ReadOnlySpan<double> theta, double remainingGain)
    {
        Span<double> weakest = stackalloc double[theta.Length];
        var condition = SmallMatrix.ScaledCondition(normal, theta.Length, weakest);
        return new(!start.SequenceEqual(theta), remainingGain, condition, Strongest(weakest));
    }

    /// <summary>A Gauss-Newton step would gain nothing that matters, and double precision can tell.</summary>
    public bool IsOptimum => RemainingGain <= GainLimit && Condition <= GainCondition;

    /// <summary>The reason to refuse the fit, or null.</summary>
    public string? Refuse(ILawForm form, FitOptions options)
    {
        if (!(Condition <= ConditionLimit))
            return form.SingularMessage([.. Tangled.Select(k => form.ParameterNames[k])], options);
        if (IsOptimum) return null;
        return Moved
            ? $"The fit is not at an optimum ({(double.IsFinite(RemainingGain) ? $"a step would still improve it by {Words.Number(RemainingGain * 100)} %" : "its slope there is not zero")}): "
                + "check the points for a wrong unit or an outlier."
            : "The fit never moved from its starting point: check the points for a wrong unit or an outlier.";
    }

    /// <summary>gᵀ H⁻¹ g in the free parameters; infinite when H is not positive definite.</summary>
    public static double GainOfStep(ReadOnlySpan<double> gradient, ReadOnlySpan<double> normal, ReadOnlySpan<int> free)
    {
        var (p, m) = (gradient.Length, free.Length);
        Span<double> factor = stackalloc double[p * p];
        Span<double> direction = stackalloc double[p];
        for (var i = 0; i < m; i++)
        {
            direction[i] = gradient[free[i]];
            for (var j = 0; j <= i; j++) factor[(i * m) + j] = normal[(free[i] * p) + free[j]];
        }

        return SmallMatrix.Factor(factor, m) ? SmallMatrix.InverseForm(factor, m, direction[..m]) : double.PositiveInfinity;
    }

    private static int[] Strongest(ReadOnlySpan<double> weakest)
    {
        var largest = 0.0;
        foreach (var share in weakest) largest = Math.Max(largest, Math.Abs(share));
        var named = new List<int>(weakest.Length);
        for (var k = 0; k < weakest.Length; k++)
        {
            // Half the largest share is a part in the tangle that a reader should hear of.
            if (Math.Abs(weakest[k]) >= 0.5 * largest) named.Add(k);
        }

        // Columns too small for any arithmetic: nothing can be told from anything.
        return named.Count > 0 ? [.. named] : [.. Enumerable.Range(0, weakest.Length)];
    }
}
