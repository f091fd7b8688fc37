namespace ScalingCheck.Configuration.Proposal;

/// <summary>How likely a metric is the one to watch, the likeliest first.</summary>
internal enum MetricTier
{
    HeldOutLoss,
    Loss,
    TrainingLoss,
    Error,
    Time,
    Memory,
    OtherLower,
    Higher,
}
