namespace ScalingCheck.Collect;

/// <summary>One file that was read.</summary>
/// <param name="Path">As the user knows it.</param>
/// <param name="FormatId">The format; empty when none was found.</param>
/// <param name="Reason">Why this format, in a few words.</param>
/// <param name="Count">Observations kept of it.</param>
internal sealed record CollectedFile(string Path, string FormatId, string Reason, int Count)
{
    /// <summary>Place of the rule that named it, from 0.</summary>
    public int Rule { get; init; }
}
