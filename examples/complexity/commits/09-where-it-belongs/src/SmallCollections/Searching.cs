namespace SmallCollections;

public static class Searching
{
    /// <summary>Finds a value in sorted values.</summary>
    /// <returns>An index at which it stands, or the complement of the one at which it would have to be inserted.</returns>
    public static int Search<T>(ReadOnlySpan<T> sorted, T value)
        where T : IComparable<T>
    {
        int low = 0;
        int high = sorted.Length - 1;
        while (low <= high)
        {
            int middle = (int)((uint)(low + high) / 2);
            int order = sorted[middle].CompareTo(value);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
