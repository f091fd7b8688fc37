using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// One form of the ensemble: a law with weak normal priors on its parameters and random starts around the data, both in
/// the units of a <see cref="LogCurve"/>.
/// </summary>
internal abstract class MemberForm
{
    /// <summary>The name in reports and in <c>form:</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>
    /// The parameters of highest posterior density: minimises Σ w r² + s² Σ ((t - μ)/τ)², s the noise of the curve, with
    /// w = e^(λ u) times the weights of the points, of mean one.
    /// </summary>
    /// <param name="curve">The points.</param>
    /// <param name="tailWeight">λ: 0 for the same trust in every size, more to trust the large ones.</param>
    /// <param name="priorStrength">Factor on the second sum.</param>
    /// <param name="starts">Number of random starts.</param>
    /// <param name="seed">The same seed gives the same digits.</param>
    public abstract MemberFit Fit(LogCurve curve, double tailWeight, double priorStrength, int starts, ulong seed);

    /// <summary>ln y at u, less ln y at the largest size.</summary>
    public abstract double LogValue(ReadOnlySpan<double> theta, double u);

    /// <summary>Centre and standard deviation of each prior; an infinite deviation for none.</summary>
    protected abstract void Priors(LogCurve curve, Span<double> mean, Span<double> deviation);

    /// <summary>A start drawn at random.</summary>
    protected abstract void Start(LogCurve curve, ref SplitMix64 random, Span<double> theta);
}

/// <summary>A form with its mathematics.</summary>
internal abstract class MemberForm<TModel> : MemberForm
    where TModel : struct, ILogModel
{
    /// <summary>The spec of a fit that ends in time: a start that needs more steps is beaten by another.</summary>
    private const double Tolerance = 1e-14;

    public sealed override int ParameterCount => TModel.ParameterCount;

    public sealed override MemberFit Fit(LogCurve curve, double tailWeight, double priorStrength, int starts, ulong seed)
    {
        var p = TModel.ParameterCount;
        Span<double> mean = stackalloc double[p];
        Span<double> deviation = stackalloc double[p];
        Span<double> priorWeight = stackalloc double[p];
        Span<double> lower = stackalloc double[p];
        Span<double> upper = stackalloc double[p];
        mean.Clear();
        deviation.Fill(double.PositiveInfinity);
        lower.Fill(double.NegativeInfinity);
        upper.Fill(double.PositiveInfinity);
        Priors(curve, mean, deviation);
        var variance = priorStrength * curve.Noise * curve.Noise;
        for (var k = 0; k < p; k++) priorWeight[k] = variance / (deviation[k] * deviation[k]);
        var problem = new LeastSquares<TModel>(curve.U, curve.U, curve.LogY, Weights(curve, tailWeight), lower, upper)
        {
            PriorMean = mean,
            PriorWeight = priorWeight,
            RelativeTolerance = Tolerance,
        };

        var random = new SplitMix64(seed);
        var (best, lowest) = (new double[p], double.PositiveInfinity);
        Span<double> theta = stackalloc double[p];
        for (var start = 0; start < starts; start++)
        {
            Start(curve, ref random, theta);
            var objective = problem.Minimise(theta);
            if (!(objective < lowest)) continue;
            lowest = objective;
            theta.CopyTo(best);
        }

        return new(best, lowest);
    }

    public sealed override double LogValue(ReadOnlySpan<double> theta, double u)
    {
        Span<double> ignored = stackalloc double[TModel.ParameterCount];
        return TModel.LogValue(theta, u, u, ignored);
    }

    private static double[] Weights(LogCurve curve, double tailWeight)
    {
        double[] weights = [.. curve.U.Select((u, i) => curve.Weights[i] * Math.Exp(tailWeight * u))];
        var mean = weights.Average();
        for (var i = 0; i < weights.Length; i++) weights[i] /= mean;
        return weights;
    }
}
