using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>Weighted linear least squares in one to three columns, for starts by variable projection.</summary>
internal ref struct LinearProblem(int columns, Span<double> normal, Span<double> right)
{
    private readonly Span<double> _normal = normal;
    private readonly Span<double> _right = right;

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        _normal.Clear();
        _right.Clear();
    }

    /// <summary>A row of the matrix, its right-hand side and its weight.</summary>
    public void Add(scoped ReadOnlySpan<double> row, double value, double weight)
    {
        for (var k = 0; k < columns; k++)
        {
            _right[k] += weight * row[k] * value;
            for (var l = 0; l <= k; l++) _normal[(k * columns) + l] += weight * row[k] * row[l];
        }
    }

    /// <summary>The solution, in place of the sums; false when the columns cannot be told apart.</summary>
    public readonly bool Solve(scoped Span<double> solution)
    {
        _right.CopyTo(solution);
        if (!SmallMatrix.Factor(_normal, columns)) return false;
        SmallMatrix.Solve(_normal, columns, solution);
        return true;
    }

    /// <summary>
    /// The solution with no component below zero, for two columns: the plain one if it is of that kind, else one column alone.
    /// </summary>
    public readonly bool SolveNonNegative(scoped Span<double> solution)
    {
        var (n00, n10, n11) = (_normal[0], _normal[2], _normal[3]);
        var determinant = (n00 * n11) - (n10 * n10);
        solution[0] = ((_right[0] * n11) - (_right[1] * n10)) / determinant;
        solution[1] = ((_right[1] * n00) - (_right[0] * n10)) / determinant;
        if (determinant > 0 && solution[0] >= 0 && solution[1] >= 0) return true;
        var (first, second) = (_right[0] / n00, _right[1] / n11);
        var takeFirst = first * _right[0] >= second * _right[1];
        (solution[0], solution[1]) = takeFirst ? (first, 0.0) : (0.0, second);
        return double.IsFinite(solution[0]) && double.IsFinite(solution[1]);
    }
}
