using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// One form of the ensemble: a law with weak normal priors on its parameters and starts around the data, both in
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
    /// <param name="recipe">Strength of the priors and number of starts.</param>
    /// <param name="also">One more start: the fit to a longer curve, which is near; empty for none.</param>
    public abstract MemberFit Fit(
        LogCurve curve, double tailWeight, EnsembleRecipe recipe, ReadOnlySpan<double> also);

    /// <summary>ln y at u, less ln y at the largest size.</summary>
    public abstract double LogValue(ReadOnlySpan<double> theta, double u);

    /// <summary>Centre and standard deviation of each prior; an infinite deviation for none.</summary>
    protected abstract void Priors(LogCurve curve, Span<double> mean, Span<double> deviation);

    /// <summary>A start at a point of the unit cube.</summary>
    protected abstract void Start(LogCurve curve, ref EvenPoint point, Span<double> theta);
}

/// <summary>A form with its mathematics.</summary>
internal abstract class MemberForm<TModel> : MemberForm
    where TModel : struct, ILogModel
{
    /// <summary>Enough to see which valleys are deep; the valleys are followed to the end afterwards.</summary>
    private const int SearchSteps = 12;

    private const int PolishSteps = 300;

    /// <summary>How many of the lowest points are polished: a start that is slow may lie in the deepest valley.</summary>
    private const int Polished = 3;

    /// <summary>Two ends whose objectives differ by less than this share lie in one valley.</summary>
    private const double SameValley = 1e-3;

    public sealed override int ParameterCount => TModel.ParameterCount;

    public sealed override MemberFit Fit(
        LogCurve curve, double tailWeight, EnsembleRecipe recipe, ReadOnlySpan<double> also)
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
        var variance = recipe.PriorStrength * curve.Noise * curve.Noise;
        for (var k = 0; k < p; k++) priorWeight[k] = variance / (deviation[k] * deviation[k]);
        var problem = new LeastSquares<TModel>(curve.U, curve.U, curve.LogY, Weights(curve, tailWeight), lower, upper)
        {
            PriorMean = mean,
            PriorWeight = priorWeight,
            RelativeTolerance = 1e-4,
            MaxSteps = SearchSteps,
            // The next start is cheaper than following this one down a long valley.
            Persistent = false,
        };

        var starts = recipe.Starts + (also.IsEmpty ? 0 : 1);
        Span<double> ends = stackalloc double[starts * p];
        Span<double> objectives = stackalloc double[starts];
        for (var start = 0; start < starts; start++)
        {
            var theta = ends.Slice(start * p, p);
            var point = new EvenPoint(start);
            if (start < recipe.Starts) Start(curve, ref point, theta);
            else also.CopyTo(theta);
            objectives[start] = problem.Minimise(theta);
        }

        problem.RelativeTolerance = 1e-14;
        problem.MaxSteps = PolishSteps;
        return Polish(problem, ends, objectives);
    }

    private static MemberFit Polish(LeastSquares<TModel> problem, Span<double> ends, Span<double> objectives)
    {
        var p = TModel.ParameterCount;
        var (best, lowest) = (new double[p], double.PositiveInfinity);
        for (var count = 0; count < Math.Min(Polished, objectives.Length); count++)
        {
            var at = 0;
            for (var start = 1; start < objectives.Length; start++)
            {
                if (objectives[start] < objectives[at]) at = start;
            }

            var theta = ends.Slice(at * p, p);
            var before = objectives[at];
            var objective = problem.Minimise(theta);
            // Starts that ended in the valley just polished have nothing to add.
            for (var start = 0; start < objectives.Length; start++)
            {
                if (start == at || objectives[start] <= before * (1 + SameValley)) objectives[start] = double.PositiveInfinity;
            }

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
