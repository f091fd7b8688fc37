namespace ScalingCheck.History;

/// <summary>
/// Which snapshots retention takes away. A commit of the base branch goes when enough newer ones are stored, with all its
/// runs; a snapshot of another branch, or of uncommitted changes, when its run is too long ago. What nobody can place
/// (no branch, and no whole line to look it up in) stays.
/// </summary>
internal static class RetentionPolicy
{
    /// <summary>The ids to forget, in the order of the snapshots.</summary>
    /// <param name="snapshots">All that are stored.</param>
    /// <param name="line">The base branch; null when it is not known, and then everything stays.</param>
    /// <param name="isNamed">Whether an acceptance or a recorded change names the commit: such a commit stays.</param>
    public static IReadOnlyList<string> Forgettable(
        IReadOnlyCollection<StoredSnapshot> snapshots, Retention retention, BaseLine? line, Func<string, bool> isNamed, DateTimeOffset now)
    {
        if (retention.KeepsEverything || line is null) return [];
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ancestor in line.Commits) positions.TryAdd(ancestor.Commit, ancestor.Distance);

        var old = retention.Commits is { } most
            ? OldCommits(snapshots.Where(snapshot => IsBase(snapshot, line, positions)), most, positions, line) : [];
        return [.. snapshots.Where(snapshot => !isNamed(snapshot.Commit) && (IsBase(snapshot, line, positions)
            ? old.Contains(snapshot.Commit)
            : IsOfAnother(snapshot, line) && IsTooOld(snapshot, retention, now))).Select(snapshot => snapshot.Id)];
    }

    private static bool IsBase(StoredSnapshot snapshot, BaseLine line, Dictionary<string, int> positions) =>
        !snapshot.Uncommitted && (positions.ContainsKey(snapshot.Commit) || snapshot.Branch == line.Branch);

    /// <summary>A checkout of a pull request is on no branch: it is known as such where the whole base branch is known.</summary>
    private static bool IsOfAnother(StoredSnapshot snapshot, BaseLine line) =>
        snapshot.Uncommitted || snapshot.Branch is not null || line.IsWhole;

    private static bool IsTooOld(StoredSnapshot snapshot, Retention retention, DateTimeOffset now) =>
        retention.PullRequestDays is { } days && now - snapshot.RunTime > TimeSpan.FromDays(days);

    private static HashSet<string> OldCommits(
        IEnumerable<StoredSnapshot> snapshots, int most, Dictionary<string, int> positions, BaseLine line)
    {
        // By ancestry where it is known. A commit that the line does not reach is older, cut off by a shallow clone, or
        // newer, when the clone has not been updated: the times of the commits tell, as far as clocks can be trusted.
        var tip = line.Commits is [{ Time: { } time }, ..] ? time : DateTimeOffset.MaxValue;
        return snapshots.DistinctBy(snapshot => snapshot.Commit)
            .OrderBy(snapshot => positions.ContainsKey(snapshot.Commit) ? 1 : snapshot.CommitTime > tip ? 0 : 2)
            .ThenBy(snapshot => positions.GetValueOrDefault(snapshot.Commit))
            .ThenByDescending(snapshot => snapshot.CommitTime)
            .ThenBy(snapshot => snapshot.Commit, StringComparer.Ordinal)
            .Skip(most).Select(snapshot => snapshot.Commit).ToHashSet(StringComparer.Ordinal);
    }
}
