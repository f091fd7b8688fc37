namespace ScalingCheck.Numerics.Forecasting;

/// <summary>What an ensemble is made of.</summary>
internal sealed record EnsembleRecipe
{
    /// <summary>Three forms, weights 1/b²: the recipe that was written down with the published curves in view.</summary>
    public static EnsembleRecipe Nine { get; } = new()
    {
        Forms = [new ShiftedPowerMember(), new ThreeRegionMember(), new BrokenPowerMember()],
        WeightPower = -2,
        PriorStrength = 1,
    };

    /// <summary>
    /// The recipe of 612 that backtests inside the fitted parts of the published curves choose; the sizes to forecast had no
    /// say (benchmark recipe-choice).
    /// </summary>
    public static EnsembleRecipe Default { get; } = new()
    {
        Forms = [new ShiftedPowerMember(), new ThreeRegionMember(), new BrokenPowerMember(), new PowerConstantMember()],
        WeightPower = -1,
        PriorStrength = .1,
    };

    /// <summary>The forms, each with every tail weight.</summary>
    public required IReadOnlyList<MemberForm> Forms { get; init; }

    /// <summary>The λ of <see cref="MemberForm.Fit"/>.</summary>
    public IReadOnlyList<double> TailWeights { get; init; } = [0, .5, 1];

    /// <summary>A member weighs by its backtest error to this power, negative; 0 for equal weights.</summary>
    public required double WeightPower { get; init; }

    /// <summary>Factor on the weight of the priors.</summary>
    public required double PriorStrength { get; init; }

    /// <summary>Starts of each fit.</summary>
    public int Starts { get; init; } = 8;
}
