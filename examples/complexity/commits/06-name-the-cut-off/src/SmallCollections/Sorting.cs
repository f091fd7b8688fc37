using System.Buffers;

namespace SmallCollections;

public static class Sorting
{
    /// <summary>Up to this length insertion sort is faster than merging.</summary>
    private const int InsertionSortLength = 16;

    /// <summary>Sorts in ascending order by merging. Equal values keep their order.</summary>
    public static void Sort<T>(Span<T> values)
        where T : IComparable<T>
    {
        if (values.Length < 2)
            return;

        T[] buffer = ArrayPool<T>.Shared.Rent(values.Length);
        MergeSort(values, buffer.AsSpan(0, values.Length));
        ArrayPool<T>.Shared.Return(buffer);
    }

    private static void MergeSort<T>(Span<T> values, Span<T> buffer)
        where T : IComparable<T>
    {
        if (values.Length <= InsertionSortLength)
        {
            InsertionSort(values);
            return;
        }

        int middle = values.Length / 2;
        MergeSort(values[..middle], buffer[..middle]);
        MergeSort(values[middle..], buffer[middle..]);

        values.CopyTo(buffer);
        Merge(buffer[..middle], buffer[middle..], values);
    }

    private static void Merge<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> target)
        where T : IComparable<T>
    {
        int i = 0;
        int j = 0;
        for (int k = 0; k < target.Length; k++)
        {
            bool takeLeft = j == right.Length || (i < left.Length && left[i].CompareTo(right[j]) <= 0);
            target[k] = takeLeft ? left[i++] : right[j++];
        }
    }

    private static void InsertionSort<T>(Span<T> values)
        where T : IComparable<T>
    {
        for (int i = 1; i < values.Length; i++)
        {
            T value = values[i];
            int gap = i;
            while (gap > 0 && values[gap - 1].CompareTo(value) > 0)
            {
                values[gap] = values[gap - 1];
                gap--;
            }

            values[gap] = value;
        }
    }
}
