namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// The mathematics of one law in the parameters that are optimised. Stateless, so that the compiler can inline it into the
/// kernel: implement it as a struct.
/// </summary>
internal interface ILogModel
{
    /// <summary>Number of parameters, at most <see cref="LeastSquares{TModel}.MaxParameters"/>.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>True when ln y is linear in the parameters; t intervals are then exact and no profile is needed.</summary>
    static abstract bool IsLinear { get; }

    /// <summary>
    /// θ + step in trial, or another point that agrees with it to first order where the law's valleys are curved and a
    /// straight step would leave them. A component of the step that is zero must leave its parameter exactly as it is.
    /// </summary>
    static virtual void Move(ReadOnlySpan<double> theta, ReadOnlySpan<double> step, Span<double> trial)
    {
        for (var k = 0; k < trial.Length; k++) trial[k] = theta[k] + step[k];
    }

    /// <summary>
    /// ln y in units of the reference y at the centred ln x (u on the first axis, v on the second), with its gradient in
    /// the parameters. NaN outside the law's domain.
    /// </summary>
    static abstract double LogValue(ReadOnlySpan<double> theta, double u, double v, Span<double> gradient);

    /// <summary>
    /// Adds scale × ∇²y / y (lower triangle) to a matrix, given the gradient of ln y there. False when the law leaves
    /// them to differences of gradients, which are slower.
    /// </summary>
    static virtual bool AddCurvature(
        ReadOnlySpan<double> theta, double u, double v, ReadOnlySpan<double> gradient, double scale, Span<double> matrix) => false;

    /// <summary>
    /// A quantity that the law reports and that is no sum of parameters: function <paramref name="number"/>, from 1, with its
    /// gradient. NaN where it does not exist.
    /// </summary>
    static virtual double Quantity(int number, double argument, ReadOnlySpan<double> theta, Span<double> gradient) => double.NaN;
}
