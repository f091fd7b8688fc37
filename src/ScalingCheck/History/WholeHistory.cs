namespace ScalingCheck.History;

/// <summary>All snapshots of a store, a page at a time: memory holds one page, however long the history.</summary>
internal static class WholeHistory
{
    private const int PageSize = 500;

    public static IEnumerable<IReadOnlyList<StoredSnapshot>> Pages(this IHistory history, int size = PageSize)
    {
        for (var page = history.Page(null, size); page.Count > 0; page = history.Page(page[^1].Id, size)) yield return page;
    }

    public static IEnumerable<StoredSnapshot> All(this IHistory history) => history.Pages().SelectMany(page => page);
}
