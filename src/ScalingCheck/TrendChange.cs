using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck;

/// <summary>A change of level in a trend.</summary>
/// <param name="IsReported">
/// True for one that a run of <c>check</c> reported; false for one that the detector finds in commits of which none was checked.
/// </param>
internal sealed record TrendChange(ChangeStanding Standing, bool IsReported);
