namespace ScalingCheck.History;

/// <summary>The line of first parents from a commit back.</summary>
/// <param name="Ancestors">Newest first, without holes.</param>
/// <param name="CutShort">
/// True when there are older ones that are not known here: a shallow clone, or commits that were never recorded. False
/// when the line ends at a root commit or at the limit.
/// </param>
internal sealed record Lineage(IReadOnlyList<Ancestor> Ancestors, bool CutShort)
{
    /// <summary>A baseline of older code than this says little.</summary>
    public const int DefaultLimit = 200;

    /// <summary>Nor does one that is older than this, by commit time.</summary>
    public static readonly TimeSpan OldestAge = TimeSpan.FromDays(180);

    public static readonly Lineage None = new([], CutShort: false);
}
