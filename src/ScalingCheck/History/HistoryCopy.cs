using ScalingCheck.Diagnostics;

namespace ScalingCheck.History;

/// <summary>
/// Copies snapshots, what was said of them and changes from one store to another. Only what is missing there is added, and
/// nothing there is altered, so a copy that was interrupted is finished by copying again.
/// </summary>
internal static class HistoryCopy
{
    // A snapshot may be large: what is held is one of them, and the headers of so many.
    private const int PageSize = 500;

    /// <param name="from">Where to read.</param>
    /// <param name="to">Where to add.</param>
    /// <param name="wanted">Which snapshots; null: all.</param>
    /// <exception cref="HistoryException">Either store failed, or a snapshot is not what its id says.</exception>
    public static CopiedHistory Run(
        IHistory from, IHistory to, Func<StoredSnapshot, bool>? wanted = null, Action<CopiedHistory>? copied = null, CancellationToken cancel = default)
    {
        var total = new CopiedHistory(0, 0, 0, 0);
        string? after = null;
        foreach (var page in from.Pages(PageSize))
        {
            var there = IdsBetween(to, after, page[^1].Id);
            after = page[^1].Id;
            var chosen = wanted is null ? page : [.. page.Where(wanted)];
            foreach (var stored in chosen)
            {
                cancel.ThrowIfCancellationRequested();
                if (there.Contains(stored.Id)) total = total with { Known = total.Known + 1 };
                else if (Append(from, to, stored)) total = total with { Snapshots = total.Snapshots + 1 };
                copied?.Invoke(total);
            }

            total = total with { Verdicts = total.Verdicts + Verdicts(from, to, [.. chosen.Select(stored => stored.Id)]) };
            total = total with { Changes = total.Changes + Changes(from, to, wanted is null ? null : [.. chosen.Select(stored => stored.Commit)]) };
        }

        return total with { Changes = total.Changes + (wanted is null ? Changes(from, to, null) : 0) };
    }

    private static bool Append(IHistory from, IHistory to, StoredSnapshot stored)
    {
        // Gone since the page was read: retention may run beside this.
        if (from.Load(stored.Id) is not { } snapshot) return false;
        if (SnapshotId.Of(snapshot) != stored.Id) throw new HistoryException(Catalogue.SnapshotNotItsId(stored.Id, stored.Commit));
        to.Append(snapshot);
        return true;
    }

    private static HashSet<string> IdsBetween(IHistory store, string? after, string last)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (store.Page(after, PageSize) is { Count: > 0 } page)
        {
            foreach (var stored in page.Where(stored => string.CompareOrdinal(stored.Id, last) <= 0)) ids.Add(stored.Id);
            after = page[^1].Id;
            if (string.CompareOrdinal(after, last) >= 0) break;
        }

        return ids;
    }

    private static int Verdicts(IHistory from, IHistory to, IReadOnlyCollection<string> ids)
    {
        // A judgement that was made there is not replaced by one that comes from elsewhere.
        var there = to.Verdicts(ids).Select(verdict => (verdict.SnapshotId, verdict.Check, verdict.Estimate)).ToHashSet();
        var missing = from.Verdicts(ids).Where(verdict => !there.Contains((verdict.SnapshotId, verdict.Check, verdict.Estimate))).ToList();
        foreach (var group in missing.GroupBy(verdict => verdict.SnapshotId)) to.RecordVerdicts(group.Key, [.. group]);
        return missing.Count;
    }

    private static int Changes(IHistory from, IHistory to, IReadOnlyCollection<string>? commits)
    {
        var there = to.Changes(commits).Select(change => change.Id).ToHashSet(StringComparer.Ordinal);
        var missing = from.Changes(commits).Where(change => !there.Contains(change.Id)).ToList();
        to.RecordChanges(missing);
        return missing.Count;
    }
}
