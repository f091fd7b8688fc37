using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>A recipe that might have been the default.</summary>
/// <param name="Forms">Ids of its forms.</param>
/// <param name="TailWeights">Its λ.</param>
/// <param name="WeightPower">Power of the backtest error in the weights.</param>
/// <param name="PriorStrength">Factor on the priors; one of <see cref="PriorStrengths"/>.</param>
internal sealed record CandidateRecipe(
    IReadOnlyList<string> Forms, IReadOnlyList<double> TailWeights, double WeightPower, double PriorStrength)
{
    public static IReadOnlyList<double> PriorStrengths { get; } = [.1, 1, 10];

    /// <summary>Every form that a member can have.</summary>
    public static IReadOnlyList<MemberForm> AllForms { get; } = EnsembleRecipe.Default.Forms;

    public static IReadOnlyList<CandidateRecipe> All { get; } = [.. Combinations()];

    public string Name => FormattableString.Invariant(
        $"{string.Join(" + ", Forms)}; tail {string.Join(" ", TailWeights)}; b^{WeightPower}; priors x{PriorStrength}");

    /// <summary>The recipe's ensemble, from members that were fitted for all candidates.</summary>
    public Ensemble From(LogCurve curve, IEnumerable<FittedMember> members) =>
        new(curve, members.Where(m => Forms.Contains(m.Form.Id) && TailWeights.Contains(m.TailWeight)), WeightPower);

    private static IEnumerable<CandidateRecipe> Combinations()
    {
        string[] ids = [.. AllForms.Select(f => f.Id)];
        double[][] tails = [[0], [.5], [1], [0, .5, 1]];
        return
            from subset in Enumerable.Range(1, (1 << ids.Length) - 1)
            let forms = ids.Where((_, k) => (subset & (1 << k)) != 0).ToArray()
            from tail in tails
            from power in forms.Length * tail.Length > 1 ? new double[] { 0, -1, -2, -4 } : [0]
            from strength in PriorStrengths
            select new CandidateRecipe(forms, tail, power, strength);
    }
}
