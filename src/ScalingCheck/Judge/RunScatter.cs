namespace ScalingCheck.Judge;

/// <summary>
/// The scatter between runs of one commit, told by the runs of all commits together: one of few runs knows its own badly, and
/// one of a single run not at all. Sum of squares over degrees of freedom: s² = Σ n (n - 1) e² / Σ (n - 1), e the error of a
/// mean over n runs.
/// </summary>
/// <param name="variance">Of one run; 0 when no commit ran twice, and what is between commits holds it all.</param>
internal sealed class RunScatter(double variance)
{
    public bool IsKnown => variance > 0;

    public static RunScatter Of(IReadOnlyList<Estimate> estimates)
    {
        double squares = 0, degreesOfFreedom = 0;
        foreach (var estimate in estimates)
        {
            if (estimate is not { Runs: > 1 and var runs }) continue;
            squares += runs * (runs - 1) * estimate.StandardError * estimate.StandardError;
            degreesOfFreedom += runs - 1;
        }

        return new(degreesOfFreedom > 0 ? squares / degreesOfFreedom : 0);
    }

    /// <summary>Standard error of an estimate; its own where it is no mean of runs.</summary>
    public double ErrorOf(Estimate estimate) => estimate.Runs is { } runs ? Math.Sqrt(variance / runs) : estimate.StandardError;
}
