namespace ScalingCheck.Numerics.Fitting;

/// <summary>A fit in progress: the best parameters so far and what is known about that point.</summary>
internal sealed class FitState(int parameters)
{
    /// <summary>The best parameters.</summary>
    public double[] Theta { get; } = new double[parameters];

    /// <summary>The start that led there.</summary>
    public double[] Start { get; } = new double[parameters];

    /// <summary>Weighted sum of squares over the distinct sizes.</summary>
    public double Objective { get; set; } = double.PositiveInfinity;

    /// <summary>Where the starts ended, one after the other.</summary>
    public double[] Ends { get; set; } = [];

    /// <summary>A different law within 0.1 % of the objective, or null.</summary>
    public double[]? RunnerUp { get; set; }

    /// <summary>τ², the scatter beyond the standard errors.</summary>
    public double ExtraScatter { get; set; }

    /// <summary>Number of residuals that least absolute deviations bring to zero; -1 for another objective.</summary>
    public int ZeroResiduals { get; set; } = -1;

    /// <summary>Cholesky factor of Jᵀ W J.</summary>
    public double[] Factor { get; } = new double[parameters * parameters];

    /// <summary>What the bootstrap drew; null without one.</summary>
    public BootstrapDraws? Draws { get; set; }

    /// <summary>What the checks of convergence found.</summary>
    public Convergence Convergence { get; set; } = Convergence.None;
}
