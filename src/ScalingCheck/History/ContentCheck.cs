namespace ScalingCheck.History;

/// <summary>
/// Whether every snapshot is what its id says. The id is the SHA-256 of the content, so whoever edits one number in the
/// store, or whatever disk turns one bit, is found out.
/// </summary>
internal static class ContentCheck
{
    /// <summary>What is wrong, one sentence each; reads everything.</summary>
    public static IEnumerable<string> Of(IHistory history, Action<int>? looked = null, CancellationToken cancel = default)
    {
        var count = 0;
        foreach (var stored in history.All())
        {
            cancel.ThrowIfCancellationRequested();
            if (Problem(history, stored) is { } problem) yield return problem;
            looked?.Invoke(++count);
        }
    }

    private static string? Problem(IHistory history, StoredSnapshot stored)
    {
        try
        {
            var content = history.Load(stored.Id);
            // Gone since the page was read: retention may run beside this.
            if (content is null || SnapshotId.Of(content) == stored.Id) return null;
            return $"snapshot {stored.Id[..Math.Min(12, stored.Id.Length)]} of commit {CommitName.Short(stored.Commit)} is not what its id says: it was edited or damaged";
        }
        catch (HistoryException failure)
        {
            return $"snapshot {stored.Id[..Math.Min(12, stored.Id.Length)]} of commit {CommitName.Short(stored.Commit)} cannot be read: {failure.Message}";
        }
    }
}
