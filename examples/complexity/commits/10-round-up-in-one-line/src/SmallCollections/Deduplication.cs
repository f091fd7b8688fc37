using System.Buffers;
using System.Numerics;

namespace SmallCollections;

public static class Deduplication
{
    /// <summary>Moves the first of each group of equal values to the front.</summary>
    /// <returns>How many distinct values there are.</returns>
    public static int Deduplicate<T>(Span<T> values)
        where T : IEquatable<T>
    {
        int size = TableSize(values.Length);

        // Open addressing; an entry is 1 + the index of a distinct value, and 0 is free.
        int[] table = ArrayPool<int>.Shared.Rent(size);
        Span<int> slots = table.AsSpan(0, size);
        slots.Clear();

        int distinct = 0;
        foreach (T value in values)
        {
            int slot = value.GetHashCode() & (size - 1);
            while (slots[slot] != 0 && !values[slots[slot] - 1].Equals(value))
                slot = (slot + 1) & (size - 1);

            if (slots[slot] != 0)
                continue;

            values[distinct] = value;
            distinct++;
            slots[slot] = distinct;
        }

        ArrayPool<int>.Shared.Return(table);
        return distinct;
    }

    // At most half full, so that a search ends after a few steps.
    private static int TableSize(int count) =>
        (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * count));
}
