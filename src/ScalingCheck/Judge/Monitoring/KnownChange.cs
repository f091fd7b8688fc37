using ScalingCheck.History;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>A reported change with its place behind the head.</summary>
/// <param name="Begins">Steps from the head to the first commit of the new level.</param>
/// <param name="Noticed">Steps from the head to the commit of the report; null when the head does not descend from it.</param>
/// <param name="Settings">Digest of what its values depend on besides the data; null when that is no longer on record.</param>
/// <param name="Acceptance">The reviewed entry that covers it; null when there is none.</param>
/// <param name="IsMuteOver">True when it was muted, and the mute has ended: it was let through for a while and never meant to stay.</param>
internal sealed record KnownChange(
    RecordedChange Change, int Begins, int? Noticed, string? Settings, Acceptance? Acceptance, bool IsMuteOver = false);
