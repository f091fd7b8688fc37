namespace ScalingCheck.Configuration.Proposal;

/// <summary>One gate to propose, with what it means.</summary>
/// <param name="Refusal">Why the data found cannot answer it; null when it can.</param>
internal sealed record DraftGate(string Target, string WorseBy, string Meaning, string? Refusal = null);
