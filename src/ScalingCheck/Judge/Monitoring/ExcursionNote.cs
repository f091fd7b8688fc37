namespace ScalingCheck.Judge.Monitoring;

/// <summary>The base branch has been worse for longer than its noise would be, and the detector has seen no change of level.</summary>
/// <param name="Check">Name of the check, with its group.</param>
internal sealed record ExcursionNote(string Check, string Estimate, WatchedExcursion Excursion);
