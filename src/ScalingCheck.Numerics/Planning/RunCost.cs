using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>What one run of a size costs, in any unit; the budget is in the same.</summary>
public sealed record RunCost
{
    private readonly Func<double[], double> _bySize;

    private RunCost(Func<double[], double> bySize) => _bySize = bySize;

    /// <summary>
    /// Cost of starting any run, ≥ 0, on top of that of its size. Without it a plan may ask for hundreds of tiny runs.
    /// </summary>
    public double StartUp { get; init; }

    /// <summary>The same for every size: the budget is then a number of runs.</summary>
    public static RunCost Equal { get; } = new(static _ => 1);

    /// <summary>
    /// scale Π x_k^exponent_k: (1) for a fixed number of tokens, (2) for tokens in proportion to parameters, (1, 1) for
    /// parameters times tokens.
    /// </summary>
    /// <param name="scale">Cost at size 1 on every axis, &gt; 0.</param>
    /// <param name="exponents">One per axis.</param>
    public static RunCost Power(double scale, params double[] exponents) => new(sizes =>
    {
        if (sizes.Length != exponents.Length) return double.NaN;
        var logarithm = 0.0;
        for (var axis = 0; axis < sizes.Length; axis++) logarithm += exponents[axis] * Math.Log(sizes[axis]);
        return scale * Math.Exp(logarithm);
    });

    /// <summary>Any function of the size.</summary>
    /// <param name="cost">Sizes (one per axis) to the cost of one run, &gt; 0; not a number where it is unknown.</param>
    public static RunCost By(Func<double[], double> cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return new(cost);
    }

    /// <summary>A cost for each size; sizes match within 0.1 %.</summary>
    /// <param name="sizes">n sizes, one number per axis.</param>
    /// <param name="costs">n costs, &gt; 0.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static RunCost Table(IReadOnlyList<double[]> sizes, IReadOnlyList<double> costs)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(costs);
        if (sizes.Count != costs.Count) throw new ArgumentException("Every size needs one cost.", nameof(costs));
        return new(wanted =>
        {
            for (var i = 0; i < sizes.Count; i++)
            {
                if (SizeSet.AreSame(sizes[i], wanted)) return costs[i];
            }

            return double.NaN;
        });
    }

    /// <summary>
    /// From past runs: the power law of the cost on the sizes, by least squares on logarithms. Past costs include starting
    /// the run, so leave <see cref="StartUp"/> at 0.
    /// </summary>
    /// <param name="runs">Sizes and, as y, the cost of each run, all &gt; 0.</param>
    /// <returns>The cost; not a number at every size when the runs do not determine it (one size only).</returns>
    public static RunCost Measured(FitData runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var p = runs.AxisCount + 1;
        var normal = new double[p * p];
        var coefficients = new double[p];
        var row = new double[p];
        row[0] = 1;
        for (var i = 0; i < runs.Count; i++)
        {
            for (var axis = 1; axis < p; axis++) row[axis] = Math.Log(runs.Axis(axis - 1)[i]);
            for (var k = 0; k < p; k++)
            {
                coefficients[k] += runs.Weights[i] * row[k] * Math.Log(runs.Y[i]);
                for (var l = 0; l <= k; l++) normal[(k * p) + l] += runs.Weights[i] * row[k] * row[l];
            }
        }

        // Uncentred ln x leave about 1e-12 of a pivot when all sizes are the same.
        Span<double> weakest = stackalloc double[p];
        if (!(SmallMatrix.ScaledCondition(normal, p, weakest) < 1e5) || !SmallMatrix.Factor(normal, p))
            return new(static _ => double.NaN);
        SmallMatrix.Solve(normal, p, coefficients);
        return Power(Math.Exp(coefficients[0]), coefficients[1..]);
    }

    /// <summary>Cost of one run.</summary>
    /// <param name="sizes">One per axis.</param>
    /// <returns>Start-up and size together; not a number when unknown.</returns>
    public double Of(double[] sizes) => StartUp + _bySize(sizes);
}
