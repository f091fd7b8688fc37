namespace ScalingCheck.Numerics.Forecasting;

/// <summary>What an ensemble is made of.</summary>
internal sealed record EnsembleRecipe
{
    public static EnsembleRecipe Default { get; } = new();

    /// <summary>The forms, each with every tail weight.</summary>
    public IReadOnlyList<MemberForm> Forms { get; init; } =
        [new ShiftedPowerMember(), new ThreeRegionMember(), new BrokenPowerMember()];

    /// <summary>The λ of <see cref="MemberForm.Fit"/>.</summary>
    public IReadOnlyList<double> TailWeights { get; init; } = [0, .5, 1];

    /// <summary>A member weighs by its backtest error to this power, negative; 0 for equal weights.</summary>
    public double WeightPower { get; init; } = -2;

    /// <summary>Factor on the weight of the priors.</summary>
    public double PriorStrength { get; init; } = 1;

    /// <summary>Starts of each fit.</summary>
    public int Starts { get; init; } = 8;
}
