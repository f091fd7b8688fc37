using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>The best shares of a budget when runs need not be whole: what no plan can beat.</summary>
/// <param name="Shares">n shares, ≥ 0, that add up to 1.</param>
/// <param name="Bound">The criterion is at least this for any plan, in units of σ².</param>
internal sealed record OptimalShares(double[] Shares, double Bound)
{
    private const int MaxSteps = 20_000;

    /// <summary>A gap between what is reached and what is proved that ends the iteration.</summary>
    private const double Gap = 1e-6;

    /// <summary>Finds the shares and the bound; null when the candidates do not determine the goal.</summary>
    public static OptimalShares? Of(Design design) =>
        design.Goal is not null && design.IsEmpty ? FromProgram(design, design.Goal) : Multiplicative(design);

    private static OptimalShares? FromProgram(Design design, double[] goal)
    {
        var v = ElfvingProgram.Solve(Columns(design), goal);
        if (v is null) return null;
        var total = v.Sum(Math.Abs);
        return new(Array.ConvertAll(v, value => Math.Abs(value) / total), total * total / design.Budget);
    }

    /// <summary>
    /// Multiplies each share by a power of its gain until no share would gain more than the mean does. For the determinant
    /// w d/mean(d), d = hᵀM⁻¹h (Silvey, Titterington and Torsney 1978); for a variance the square root of (hᵀM⁻¹g)²
    /// (Fellman 1974). Both criteria are convex, so that the best gain over the mean bounds what is left.
    /// </summary>
    private static OptimalShares? Multiplicative(Design design)
    {
        var (n, p) = (design.Count, design.Parameters);
        var columns = Columns(design);
        var shares = Enumerable.Repeat(1.0 / n, n).ToArray();
        var gains = new double[n];
        var best = 0.0;
        Span<double> factor = stackalloc double[p * p];
        Span<double> solved = stackalloc double[p];
        for (var step = 0; ; step++)
        {
            design.Existing.CopyTo(factor);
            for (var i = 0; i < n; i++) design.Add(factor, i, design.Budget * shares[i] / design.Costs[i]);
            var value = design.Criterion(factor);
            if (!double.IsFinite(value) || !SmallMatrix.Factor(factor, p)) return null;
            design.Goal?.CopyTo(solved);
            if (design.Goal is not null) SmallMatrix.Solve(factor, p, solved);
            var (mean, most) = (0.0, 0.0);
            for (var i = 0; i < n; i++)
            {
                var along = 0.0;
                if (design.Goal is null) along = SmallMatrix.InverseForm(factor, p, columns[i]);
                else for (var k = 0; k < p; k++) along += columns[i][k] * solved[k];
                gains[i] = design.Budget * (design.Goal is null ? along : along * along);
                mean += shares[i] * gains[i];
                most = Math.Max(most, gains[i]);
            }

            // Convexity of the variance, and of -ln det.
            var bound = design.Goal is null ? value * Math.Exp(-(most - mean) / p) : value - (most - mean);
            best = Math.Max(best, bound);
            if (most <= mean * (1 + Gap) || step == MaxSteps) return new(shares, best);
            var total = 0.0;
            for (var i = 0; i < n; i++)
            {
                shares[i] *= design.Goal is null ? gains[i] : Math.Sqrt(gains[i]);
                total += shares[i];
            }

            for (var i = 0; i < n; i++) shares[i] /= total;
        }
    }

    /// <summary>h = j/√c: the sensitivity that one unit of cost buys.</summary>
    private static double[][] Columns(Design design) => [.. design.Rows.Select((row, i) =>
        Array.ConvertAll(row, value => value / Math.Sqrt(design.Costs[i])))];
}
