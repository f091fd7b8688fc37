namespace ScalingCheck.Numerics.Fitting;

/// <summary>Which rows share a size, the size of one axis, or a group: numbers from 0, in the order of the rows.</summary>
internal sealed class RowNumbers
{
    public RowNumbers(FitPoints rows)
    {
        var n = rows.Count;
        OnAxis = [.. rows.X.Select(Number)];
        Size = Number([.. Enumerable.Range(0, n).Select(i => string.Join(';', OnAxis.Select(axis => axis[i])))]);
        Group = rows.Groups.Length == 0 ? [.. Enumerable.Range(0, n)] : Number(rows.Groups);
        GroupCount = Group.Length == 0 ? 0 : Group.Max() + 1;
    }

    /// <summary>The size of each row, all axes together.</summary>
    public int[] Size { get; }

    /// <summary>The size of each row on each axis.</summary>
    public int[][] OnAxis { get; }

    /// <summary>The group of each row; without groups, every row is its own.</summary>
    public int[] Group { get; }

    /// <summary>Number of groups.</summary>
    public int GroupCount { get; }

    private static int[] Number<T>(T[] values)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>(values.Length);
        return Array.ConvertAll(values, value =>
        {
            if (!numbers.TryGetValue(value, out var number)) numbers.Add(value, number = numbers.Count);
            return number;
        });
    }
}
