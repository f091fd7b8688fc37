namespace ScalingCheck.History;

/// <summary>The commits that the base branch was at, as far as they are known.</summary>
/// <param name="Branch">Its name.</param>
/// <param name="Commits">Its commits by first parents, newest first; empty when only the name is known.</param>
/// <param name="IsWhole">True when they reach back to the first commit: what is not among them is of another branch.</param>
internal sealed record BaseLine(string Branch, IReadOnlyList<Ancestor> Commits, bool IsWhole)
{
    // Longer than any history in use; git lists a hundred thousand commits a second.
    private const int Longest = 1_000_000;

    /// <summary>The line of the base branch; null when no branch of that name is known.</summary>
    public static BaseLine? Of(ICommitGraph graph, string? branch)
    {
        if (graph.FindBaseBranch(branch) is not { } found) return null;
        // Here or at origin, whichever is ahead: a clone that was not pulled for a while has an old branch of its own.
        var lines = found.Tips.Select(tip => graph.FirstParents(tip, Longest)).ToList();
        var longest = lines.MaxBy(line => line.Ancestors.Count)!;
        return new(found.Name, longest.Ancestors, !longest.CutShort && longest.Ancestors.Count < Longest);
    }
}
