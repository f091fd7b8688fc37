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

    private Ensemble(LogCurve curve, IReadOnlyList<FittedMember> members, int backtests, double equalWeightError)
    {
        (_curve, Members, Backtests, BacktestVariance) = (curve, members, backtests, equalWeightError);
        NoiseVariance = TailVariance();
    }

    /// <summary>The members, their weights summing to one.</summary>
    public IReadOnlyList<FittedMember> Members { get; }

    /// <summary>Number of backtests.</summary>
    public int Backtests { get; }

    /// <summary>Mean square of the points about the centre, at the largest sizes.</summary>
    public double NoiseVariance { get; }

    /// <summary>
    /// Mean squared error of the backtests, the members equally weighted: the weights were chosen on the same backtests,
    /// and with them the intervals would be too narrow (89.5 in place of 93.1 % on the published curves).
    /// </summary>
    public double BacktestVariance { get; }

    /// <summary>Fits the members to the whole curve and to what each backtest keeps.</summary>
    public static Ensemble Fit(LogCurve curve, EnsembleRecipe recipe, ulong seed)
    {
        var backtests = Backtest.Of(curve);
        var members = new List<FittedMember>(recipe.Forms.Count * recipe.TailWeights.Count);
        // Errors of the equal-weight mean, backtest by backtest and size by size.
        double[][] means = [.. backtests.Select(b => new double[b.U.Length])];
        var count = recipe.Forms.Count * recipe.TailWeights.Count;
        foreach (var form in recipe.Forms)
        {
            foreach (var tailWeight in recipe.TailWeights)
            {
                var fit = form.Fit(curve, tailWeight, recipe.PriorStrength, recipe.Starts, seed);
                var total = 0.0;
                MemberFit? trial = null;
                for (var k = 0; k < backtests.Count; k++)
                {
                    var backtest = backtests[k];
                    if (k == 0 || !ReferenceEquals(backtest, backtests[k - 1]))
                        trial = form.Fit(backtest.Kept, tailWeight, recipe.PriorStrength, recipe.Starts, seed);
                    var theta = trial!.Theta;
                    total += backtest.MeanSquare(u => form.LogValue(theta, u));
                    for (var i = 0; i < backtest.U.Length; i++) means[k][i] += form.LogValue(theta, backtest.U[i]) / count;
                }

                members.Add(new(form, tailWeight, fit, Math.Sqrt(total / backtests.Count)));
            }
        }

        var equalWeightError = 0.0;
        for (var k = 0; k < backtests.Count; k++)
        {
            var (mean, backtest) = (means[k], backtests[k]);
            for (var i = 0; i < mean.Length; i++)
            {
                var error = mean[i] - backtest.LogY[i];
                equalWeightError += error * error / mean.Length / backtests.Count;
            }
        }

        return new(curve, Weigh(members, recipe.WeightPower), backtests.Count, equalWeightError);
    }

    /// <summary>The forecast of ln y at u = ln(x / x_max), less ln y at the largest size.</summary>
    public double Centre(double u)
    {
        var sum = 0.0;
        foreach (var member in Members) sum += member.Weight * member.LogValue(u);
        return sum;
    }

    /// <summary>How far the members are apart at u: mean square about the centre, equally weighted.</summary>
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

    private static FittedMember[] Weigh(List<FittedMember> members, double power)
    {
        double[] weights = [.. members.Select(m => Math.Pow(Math.Max(m.Backtest, SmallestError), power))];
        // Without backtests nothing speaks for one member or another.
        if (!double.IsFinite(weights.Sum())) Array.Fill(weights, 1);
        var total = weights.Sum();
        return [.. members.Select((m, j) => m with { Weight = weights[j] / total })];
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
