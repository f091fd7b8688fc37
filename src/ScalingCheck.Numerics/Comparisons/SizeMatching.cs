namespace ScalingCheck.Numerics.Comparisons;

/// <summary>
/// Which sizes of two curves are the same. Matched on the value of the axis, never on a name: "small" may have gained
/// parameters, and a paired test would then compare two different points.
/// </summary>
public static class SizeMatching
{
    /// <summary>Largest relative difference at which two sizes are the same: 0.1 %.</summary>
    public const double Tolerance = 1e-3;

    /// <summary>
    /// Pairs sizes that differ by less than the tolerance, the closest first, each size at most once.
    /// </summary>
    /// <param name="headSizes">Sizes of the head, &gt; 0, any order; others match nothing.</param>
    /// <param name="baseSizes">Sizes of the base, the same way.</param>
    /// <param name="tolerance">Largest |head - base|/max(head, base), exclusive; equal sizes always match.</param>
    /// <returns>The pairs, in rising order of the head's size.</returns>
    public static IReadOnlyList<SizePair> Match(
        ReadOnlySpan<double> headSizes, ReadOnlySpan<double> baseSizes, double tolerance = Tolerance)
    {
        var head = headSizes.ToArray();
        var @base = baseSizes.ToArray();
        var sorted = Enumerable.Range(0, @base.Length).Where(j => @base[j] > 0).OrderBy(j => @base[j]).ToArray();
        var keys = Array.ConvertAll(sorted, j => @base[j]);
        var candidates = new List<(double Gap, SizePair Pair)>();
        for (var i = 0; i < head.Length; i++)
        {
            if (!(head[i] > 0)) continue;
            var start = Array.BinarySearch(keys, head[i] * (1 - tolerance));
            for (var k = start < 0 ? ~start : start; k < keys.Length && keys[k] * (1 - tolerance) <= head[i]; k++)
            {
                var gap = Gap(head[i], keys[k]);
                if (gap == 0 || gap < tolerance) candidates.Add((gap, new SizePair(i, sorted[k])));
            }
        }

        var usedHead = new HashSet<int>();
        var usedBase = new HashSet<int>();
        var pairs = new List<SizePair>();
        foreach (var (_, pair) in candidates.OrderBy(c => c.Gap).ThenBy(c => c.Pair.Head).ThenBy(c => c.Pair.Base))
        {
            if (usedHead.Contains(pair.Head) || usedBase.Contains(pair.Base)) continue;
            usedHead.Add(pair.Head);
            usedBase.Add(pair.Base);
            pairs.Add(pair);
        }

        return [.. pairs.OrderBy(pair => head[pair.Head]).ThenBy(pair => pair.Head)];
    }

    /// <summary>The sizes that the head and every base commit ran, for <see cref="HistoryTest"/>.</summary>
    /// <param name="headSizes">Sizes of the head.</param>
    /// <param name="baseSizes">Sizes of each of m base commits.</param>
    /// <param name="tolerance">As for <see cref="Match"/>; each base commit is matched with the head.</param>
    /// <returns>
    /// One row per common size, in rising order: the index into the head's sizes, then the index into those of each base.
    /// </returns>
    public static IReadOnlyList<int[]> Common(
        ReadOnlySpan<double> headSizes, IReadOnlyList<double[]> baseSizes, double tolerance = Tolerance)
    {
        ArgumentNullException.ThrowIfNull(baseSizes);
        var rows = Match(headSizes, headSizes, 0).ToDictionary(pair => pair.Head, _ => new int[1 + baseSizes.Count]);
        for (var b = 0; b < baseSizes.Count; b++)
        {
            var matched = Match(headSizes, baseSizes[b], tolerance).ToDictionary(pair => pair.Head, pair => pair.Base);
            foreach (var head in rows.Keys.ToArray())
            {
                if (matched.TryGetValue(head, out var index)) rows[head][b + 1] = index;
                else rows.Remove(head);
            }
        }

        foreach (var (head, row) in rows) row[0] = head;
        var sizes = headSizes.ToArray();
        return [.. rows.Values.OrderBy(row => sizes[row[0]]).ThenBy(row => row[0])];
    }

    private static double Gap(double x, double y) => x == y ? 0 : Math.Abs(x - y) / Math.Max(x, y);
}
