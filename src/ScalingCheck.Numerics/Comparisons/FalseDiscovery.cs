namespace ScalingCheck.Numerics.Comparisons;

/// <summary>Corrections for many gates: with 20 gates at 5 % an unchanged build would be flagged two times in three.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// Adjusted p-values: a gate is flagged when its adjusted value is at most the wanted rate. Benjamini-Hochberg:
    /// min over j ≥ i of m p_(j)/j; Benjamini-Yekutieli multiplies by Σ 1/i; Holm: max over j ≤ i of (m - j + 1) p_(j).
    /// All are capped at 1.
    /// </summary>
    /// <param name="p">
    /// m p-values. NaN marks a gate that could not be judged: it gets NaN, and still counts in m, because m is fixed before
    /// looking at the data.
    /// </param>
    /// <param name="method">The correction.</param>
    /// <returns>m adjusted values in the order of <paramref name="p"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is not one of the named ones.</exception>
    public static double[] Adjust(ReadOnlySpan<double> p, CorrectionMethod method)
    {
        var values = p.ToArray();
        var order = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).ToArray();
        Array.Sort(order, (i, j) => values[i] != values[j] ? values[i].CompareTo(values[j]) : i.CompareTo(j));
        var m = values.Length;
        switch (method)
        {
            case CorrectionMethod.None:
                break;
            case CorrectionMethod.BenjaminiHochberg:
                StepUp(values, order, m);
                break;
            case CorrectionMethod.BenjaminiYekutieli:
                StepUp(values, order, m * Enumerable.Range(1, m).Sum(i => 1.0 / i));
                break;
            case CorrectionMethod.Holm:
                StepDown(values, order, m);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown correction.");
        }

        return values;
    }

    private static void StepUp(double[] values, int[] order, double factor)
    {
        var smallest = 1.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            // The quotient first: it is at least 1, so that rounding never takes a value below the raw one.
            smallest = Math.Min(smallest, factor / rank * values[order[rank - 1]]);
            values[order[rank - 1]] = smallest;
        }
    }

    private static void StepDown(double[] values, int[] order, int m)
    {
        var largest = 0.0;
        for (var rank = 1; rank <= order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (m - rank + 1) * values[order[rank - 1]]));
            values[order[rank - 1]] = largest;
        }
    }
}
