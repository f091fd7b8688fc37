namespace ScalingCheck.Judge;

/// <summary>What can break the build.</summary>
internal enum FailOn
{
    Regression,

    /// <summary>No data, a missing metric, a missing baseline, or data that cannot answer.</summary>
    NoData,
    Inconclusive,
}
