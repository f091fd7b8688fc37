namespace ScalingCheck.Judge;

/// <summary>What the judge says of a gate, a check or a run, in the order of how much it matters.</summary>
internal enum Verdict
{
    Pass,
    Improved,
    Inconclusive,

    /// <summary>There is nothing to compare with.</summary>
    NoBaseline,

    /// <summary>The data cannot answer the question.</summary>
    Refused,
    Regressed,
}
