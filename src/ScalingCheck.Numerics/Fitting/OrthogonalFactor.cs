namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// The triangular factor R of a Jacobian J = QR with Qᵀr, built row by row with Givens rotations, so that J need not be
/// kept. It does not square the condition number as the normal equations RᵀR do: digits are lost to cond(J), not to
/// cond(J)². (Golub and Van Loan, Matrix Computations, 5.2.5; Gentleman 1973.) Allocates nothing.
/// </summary>
internal readonly ref struct OrthogonalFactor
{
    private readonly Span<double> _r;
    private readonly Span<double> _projected;

    /// <summary>An empty factor.</summary>
    /// <param name="r">p × p, row-major: R, upper triangle.</param>
    /// <param name="projected">p: the first p components of Qᵀr.</param>
    public OrthogonalFactor(Span<double> r, Span<double> projected)
    {
        _r = r;
        _projected = projected;
        r.Clear();
        projected.Clear();
    }

    /// <summary>Rotates a weighted row of J and its residual into the factor; the row is overwritten.</summary>
    public void Add(scoped Span<double> row, double residual)
    {
        var p = row.Length;
        for (var k = 0; k < p; k++)
        {
            if (row[k] == 0) continue;
            var diagonal = _r[(k * p) + k];
            var length = Math.Sqrt((diagonal * diagonal) + (row[k] * row[k]));
            var (c, s) = (diagonal / length, row[k] / length);
            _r[(k * p) + k] = length;
            for (var l = k + 1; l < p; l++)
            {
                var above = _r[(k * p) + l];
                _r[(k * p) + l] = (c * above) + (s * row[l]);
                row[l] = (c * row[l]) - (s * above);
            }

            (_projected[k], residual) = ((c * _projected[k]) + (s * residual), (c * residual) - (s * _projected[k]));
        }
    }

    /// <summary>
    /// The least-squares step R⁻¹ Qᵀr. False when a column is nothing but rounding beside those before it: the step does
    /// not exist to working precision.
    /// </summary>
    public bool Solve(scoped Span<double> step)
    {
        var p = step.Length;
        for (var k = p - 1; k >= 0; k--)
        {
            var column = 0.0;
            for (var l = 0; l <= k; l++) column += _r[(l * p) + k] * _r[(l * p) + k];
            var pivot = _r[(k * p) + k];
            if (!(pivot * pivot > 1e-30 * column)) return false;
            var sum = _projected[k];
            for (var l = k + 1; l < p; l++) sum -= _r[(k * p) + l] * step[l];
            step[k] = sum / pivot;
        }

        return true;
    }

    /// <summary>The diagonal of (JᵀJ)⁻¹ = R⁻¹R⁻ᵀ: the variances of the parameters in units of the residual variance.</summary>
    public void Variances(scoped Span<double> variances)
    {
        var p = variances.Length;
        Span<double> column = stackalloc double[p];
        variances.Clear();
        for (var j = 0; j < p; j++)
        {
            // R x = e_j, so that x is column j of R⁻¹.
            column.Clear();
            for (var k = j; k >= 0; k--)
            {
                var sum = k == j ? 1.0 : 0.0;
                for (var l = k + 1; l <= j; l++) sum -= _r[(k * p) + l] * column[l];
                column[k] = sum / _r[(k * p) + k];
                variances[k] += column[k] * column[k];
            }
        }
    }
}
