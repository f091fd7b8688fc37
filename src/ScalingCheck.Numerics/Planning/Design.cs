using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Planning;

/// <summary>
/// A problem of optimal design: candidates with their sensitivities and costs, runs that exist, a budget and a criterion.
/// Information of n_i runs: M = M₀ + Σ n_i j_i j_iᵀ, in units of 1/σ².
/// </summary>
internal sealed class Design
{
    /// <summary>
    /// Share of a diagonal that keeps a singular matrix comparable during a search; it changes no standard error by more
    /// than the condition (1e8 at most) times this.
    /// </summary>
    private const double Ridge = 1e-13;

    private readonly double[] _ridge;

    /// <param name="rows">n sensitivities j_i of p numbers.</param>
    /// <param name="costs">n costs of a run, &gt; 0.</param>
    /// <param name="existing">M₀, p x p; zeros for nothing run yet.</param>
    /// <param name="goal">g of the variance gᵀM⁻¹g; null for the determinant.</param>
    /// <param name="budget">What Σ n_i c_i may be.</param>
    public Design(double[][] rows, double[] costs, double[] existing, double[]? goal, double budget)
    {
        (Rows, Costs, Existing, Goal, Budget) = (rows, costs, existing, goal, budget);
        Parameters = rows[0].Length;
        _ridge = new double[Parameters];
        for (var k = 0; k < Parameters; k++)
        {
            _ridge[k] = existing[(k * Parameters) + k];
            foreach (var row in rows) _ridge[k] += row[k] * row[k];
            _ridge[k] *= Ridge;
        }
    }

    public double[][] Rows { get; }

    public double[] Costs { get; }

    public double[] Existing { get; }

    public double[]? Goal { get; }

    public double Budget { get; }

    /// <summary>p.</summary>
    public int Parameters { get; }

    /// <summary>n.</summary>
    public int Count => Rows.Length;

    /// <summary>The most runs of each size.</summary>
    public int Cap { get; init; } = int.MaxValue;

    /// <summary>How many different sizes there must be, those already run included.</summary>
    public int WantedSizes { get; init; }

    /// <summary>Different sizes already run that are no candidates.</summary>
    public int OtherSizes { get; init; }

    /// <summary>Which candidates have been run before.</summary>
    public bool[] AlreadyRun { get; init; } = [];

    /// <summary>True when nothing has been run.</summary>
    public bool IsEmpty => !Existing.AsSpan().ContainsAnyExcept(0.0);

    /// <summary>Adds runs of a candidate to the lower triangle of an information matrix.</summary>
    public void Add(Span<double> information, int candidate, double runs)
    {
        var (j, p) = (Rows[candidate], Parameters);
        for (var k = 0; k < p; k++)
        {
            for (var l = 0; l <= k; l++) information[(k * p) + l] += runs * j[k] * j[l];
        }
    }

    /// <summary>How many designs a search has looked at: what it stops by, for a clock would stop it elsewhere each time.</summary>
    public long Tried { get; private set; }

    /// <summary>
    /// gᵀM⁻¹g, or det(M)^(-1/p): what a design makes small, both in units of σ². Infinity for a matrix that is singular.
    /// </summary>
    /// <param name="information">M, lower triangle.</param>
    /// <param name="searching">True to give singular matrices a large number instead, so that a search can leave them.</param>
    public double Criterion(ReadOnlySpan<double> information, bool searching = false)
    {
        var p = Parameters;
        Span<double> factor = stackalloc double[p * p];
        information.CopyTo(factor);
        if (searching)
        {
            Tried++;
            for (var k = 0; k < p; k++) factor[(k * p) + k] += _ridge[k];
        }

        if (!SmallMatrix.Factor(factor, p)) return double.PositiveInfinity;
        if (Goal is not null) return SmallMatrix.InverseForm(factor, p, Goal);
        var logDeterminant = 0.0;
        for (var k = 0; k < p; k++) logDeterminant += 2 * Math.Log(factor[(k * p) + k]);
        return Math.Exp(-logDeterminant / p);
    }

    /// <summary>The criterion of whole numbers of runs.</summary>
    public double Criterion(ReadOnlySpan<int> runs)
    {
        Span<double> information = stackalloc double[Parameters * Parameters];
        Existing.CopyTo(information);
        for (var i = 0; i < runs.Length; i++)
        {
            if (runs[i] > 0) Add(information, i, runs[i]);
        }

        return Criterion(information);
    }
}
