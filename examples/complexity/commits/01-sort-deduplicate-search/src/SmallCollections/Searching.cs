namespace SmallCollections;

public static class Searching
{
    /// <summary>Finds a value in sorted values.</summary>
    /// <returns>An index at which it stands, or -1.</returns>
    public static int Search<T>(ReadOnlySpan<T> sorted, T value)
        where T : IComparable<T>
    {
        int a = 0;
        int b = sorted.Length - 1;
        while (a <= b)
        {
            int m = (int)((uint)(a + b) / 2);
            int order = sorted[m].CompareTo(value);
            if (order == 0)
                return m;
            if (order < 0)
                a = m + 1;
            else
                b = m - 1;
        }

        return -1;
    }
}
