namespace ScalingCheck.Benchmarks.Gates;

/// <summary>The exact rank test of two samples without ties (Mann and Whitney 1947), as tools run it on the replicates of one job.</summary>
internal sealed class MannWhitney
{
    // Number of arrangements of n + n values with each U, over all of them.
    private readonly double[] _tail;

    /// <param name="n">Values on each side.</param>
    public MannWhitney(int n)
    {
        var ways = Ways(n, n);
        var total = ways.Sum();
        _tail = new double[ways.Length + 1];
        for (var u = ways.Length - 1; u >= 0; u--) _tail[u] = _tail[u + 1] + ways[u] / total;
    }

    /// <summary>P(U at least as large) when nothing changed: small when the head's values are larger.</summary>
    public double PValue(ReadOnlySpan<double> head, ReadOnlySpan<double> @base)
    {
        var u = 0;
        foreach (var x in head)
            foreach (var y in @base)
                if (x > y) u++;
        return _tail[u];
    }

    /// <summary>Of either direction: twice the smaller tail.</summary>
    public double TwoSidedPValue(ReadOnlySpan<double> head, ReadOnlySpan<double> @base)
    {
        var upper = PValue(head, @base);
        // Without ties U and n² - U have one distribution.
        return Math.Min(1, 2 * Math.Min(upper, PValue(@base, head)));
    }

    /// <summary>f(m, n, u) = f(m - 1, n, u - n) + f(m, n - 1, u): the largest value is the head's or the base's.</summary>
    private static double[] Ways(int m, int n)
    {
        var table = new double[m + 1, n + 1][];
        for (var i = 0; i <= m; i++)
            for (var j = 0; j <= n; j++)
            {
                var ways = table[i, j] = new double[i * j + 1];
                if (i == 0 || j == 0)
                {
                    ways[0] = 1;
                    continue;
                }

                for (var u = 0; u < ways.Length; u++)
                    ways[u] = (u >= j && u - j <= (i - 1) * j ? table[i - 1, j][u - j] : 0) + (u <= i * (j - 1) ? table[i, j - 1][u] : 0);
            }

        return table[m, n];
    }
}
