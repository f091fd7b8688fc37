using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// Many laws fitted to one curve, weighted by how well each forecast the largest sizes from the smaller ones. All
/// quantities are in ln y, in the units of the curve.
/// </summary>
internal sealed class Ensemble
{
    /// <summary>Errors below this are luck, or rounding.</summary>
    private const double SmallestError = 1e-5;

    private readonly LogCurve _curve;

    /// <param name="curve">The curve that the members were fitted to.</param>
    /// <param name="members">The members; those without a finite fit are left out.</param>
    /// <param name="weightPower">See <see cref="EnsembleRecipe.WeightPower"/>.</param>
    public Ensemble(LogCurve curve, IEnumerable<FittedMember> members, double weightPower)
    {
        _curve = curve;
        FittedMember[] fitted = [.. members.Where(m => double.IsFinite(m.Fit.Objective))];
        Members = Weigh(fitted, weightPower);
        Backtests = fitted.Length > 0 ? fitted[0].Errors.Length : 0;
        NoiseVariance = TailVariance();
        BacktestVariance = EqualWeightError();
    }

    /// <summary>The members, their weights summing to one.</summary>
    public IReadOnlyList<FittedMember> Members { get; }

    /// <summary>Number of backtests.</summary>
    public int Backtests { get; }

    /// <summary>Mean square of the points about the centre, at the largest sizes.</summary>
    public double NoiseVariance { get; }

    /// <summary>
    /// Mean squared error of the backtests, the members equally weighted: the weights were chosen on the same backtests,
    /// and with them the intervals would be too narrow (89.5 in place of 93.1 % of the published curves, in the study that proposed this).
    /// </summary>
    public double BacktestVariance { get; }

    /// <summary>Fits every member of a recipe to a curve and to its backtests.</summary>
    public static Ensemble Fit(LogCurve curve, EnsembleRecipe recipe)
    {
        var backtests = Backtest.Of(curve);
        return new(
            curve,
            from form in recipe.Forms
            from tailWeight in recipe.TailWeights
            select FittedMember.Of(form, tailWeight, curve, backtests, recipe),
            recipe.WeightPower);
    }

    /// <summary>The forecast of ln y at u = ln(x / x_max), less ln y at the largest size.</summary>
    public double Centre(double u)
    {
        var sum = 0.0;
        foreach (var member in Members) sum += member.Weight * member.LogValue(u);
        return sum;
    }

    /// <summary>How far the members are apart at u: mean square about the centre, equally weighted for the same reason.</summary>
    public double SpreadVariance(double u)
    {
        var centre = Centre(u);
        var sum = 0.0;
        foreach (var member in Members)
        {
            var distance = member.LogValue(u) - centre;
            sum += distance * distance;
        }

        return sum / Members.Count;
    }

    /// <summary>Standard error of the forecast of ln y at u.</summary>
    public double StandardError(double u) => Math.Sqrt(NoiseVariance + SpreadVariance(u) + BacktestVariance);

    /// <summary>
    /// Half the width of an interval at u: the normal quantile, also while backtests are few. Student's t there made the
    /// intervals too wide inside the fitted parts of the published curves (benchmark recipe-choice).
    /// </summary>
    public double Reach(double u, double level) =>
        StudentTail.UpperQuantile((1 - level) / 2, double.PositiveInfinity) * StandardError(u);

    private static FittedMember[] Weigh(FittedMember[] members, double power)
    {
        double[] weights = [.. members.Select(m => Math.Pow(Math.Max(m.Backtest, SmallestError), power))];
        // Without backtests nothing speaks for one member or another.
        var total = weights.Sum();
        if (!double.IsFinite(total) || total == 0) (weights, total) = ([.. weights.Select(_ => 1.0)], weights.Length);
        return [.. members.Select((m, j) => m with { Weight = weights[j] / total })];
    }

    private double EqualWeightError()
    {
        var total = 0.0;
        for (var k = 0; k < Backtests; k++)
        {
            var sizes = Members[0].Errors[k].Length;
            for (var i = 0; i < sizes; i++)
            {
                var error = Members.Average(m => m.Errors[k][i]);
                total += error * error / sizes;
            }
        }

        return total / Math.Max(1, Backtests);
    }

    private double TailVariance()
    {
        const int FewestInTail = 4;
        var first = _curve.U.Count(u => u <= -Math.Log(4) + 1e-9);
        if (_curve.Count - first < FewestInTail) first = 0;
        var total = 0.0;
        for (var i = first; i < _curve.Count; i++)
        {
            var residual = _curve.LogY[i] - Centre(_curve.U[i]);
            total += residual * residual;
        }

        return total / (_curve.Count - first);
    }
}
