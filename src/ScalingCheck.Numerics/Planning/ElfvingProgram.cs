namespace ScalingCheck.Numerics.Planning;

/// <summary>
/// min Σ |v_i| subject to Σ v_i h_i = g (Elfving 1952): the c-optimal shares of a budget are |v_i|/Σ|v|, and the variance is
/// σ² (Σ|v|)²/budget. A linear programme, solved by the revised simplex method on bases of p columns; an optimal y with
/// |h_iᵀy| ≤ 1 for every column proves the minimum.
/// </summary>
internal static class ElfvingProgram
{
    private const double Tolerance = 1e-11;
    private const int MaxSteps = 10_000;

    /// <summary>After so many steps the first column that helps is taken, which cannot cycle (Bland 1977).</summary>
    private const int GreedySteps = 200;

    /// <summary>Solves the programme.</summary>
    /// <param name="columns">n columns h_i of p numbers.</param>
    /// <param name="goal">g.</param>
    /// <returns>n numbers v_i, at most p of them not zero; null when the columns do not span g.</returns>
    public static double[]? Solve(double[][] columns, double[] goal)
    {
        var p = goal.Length;
        var basis = FirstBasis(columns, p);
        if (basis is null) return null;
        var inverse = new double[p * p];
        var v = new double[p];
        var dual = new double[p];
        var direction = new double[p];
        for (var step = 0; step < MaxSteps; step++)
        {
            if (!Invert(columns, basis, inverse)) return null;
            Multiply(inverse, goal, v);
            // yᵀ = signᵀ H⁻¹.
            for (var k = 0; k < p; k++)
            {
                dual[k] = 0;
                for (var i = 0; i < p; i++) dual[k] += (v[i] < 0 ? -1 : 1) * inverse[(i * p) + k];
            }

            var entering = Entering(columns, dual, step < GreedySteps, out var sign);
            if (entering < 0) return Spread(columns.Length, basis, v);
            Multiply(inverse, columns[entering], direction);
            var (leaving, shortest) = (-1, double.PositiveInfinity);
            for (var i = 0; i < p; i++)
            {
                var shrinks = sign * (v[i] < 0 ? -1 : 1) * direction[i];
                if (!(shrinks > Tolerance)) continue;
                var length = Math.Abs(v[i]) / shrinks;
                if (length > shortest || (length == shortest && basis[i] > basis[leaving])) continue;
                (leaving, shortest) = (i, length);
            }

            if (leaving < 0) return null;
            basis[leaving] = entering;
        }

        return null;
    }

    private static int Entering(double[][] columns, double[] dual, bool greedy, out int sign)
    {
        var (best, most) = (-1, 1 + Tolerance);
        sign = 1;
        for (var i = 0; i < columns.Length; i++)
        {
            var value = 0.0;
            for (var k = 0; k < dual.Length; k++) value += columns[i][k] * dual[k];
            if (!(Math.Abs(value) > most)) continue;
            (best, most, sign) = (i, Math.Abs(value), Math.Sign(value));
            if (!greedy) break;
        }

        return best;
    }

    /// <summary>p columns that span the space, the longest remainder first (pivoted Gram-Schmidt).</summary>
    private static int[]? FirstBasis(double[][] columns, int p)
    {
        var scale = new double[p];
        foreach (var column in columns)
            for (var k = 0; k < p; k++) scale[k] = Math.Max(scale[k], Math.Abs(column[k]));
        if (Array.Exists(scale, static s => !(s > 0))) return null;
        var rest = Array.ConvertAll(columns, column => column.Select((value, k) => value / scale[k]).ToArray());
        var basis = new int[p];
        for (var count = 0; count < p; count++)
        {
            var (longest, at) = (0.0, -1);
            for (var i = 0; i < rest.Length; i++)
            {
                var length = Dot(rest[i], rest[i]);
                if (length > longest) (longest, at) = (length, i);
            }

            // What is left of dependent columns is rounding.
            if (!(longest > 1e-24)) return null;
            basis[count] = at;
            var unit = Array.ConvertAll(rest[at], value => value / Math.Sqrt(longest));
            foreach (var column in rest)
            {
                var along = Dot(column, unit);
                for (var k = 0; k < p; k++) column[k] -= along * unit[k];
            }
        }

        return basis;
    }

    /// <summary>The inverse of the matrix of basis columns, by Gauss-Jordan with row pivots.</summary>
    private static bool Invert(double[][] columns, int[] basis, double[] inverse)
    {
        var p = basis.Length;
        var a = new double[p * p];
        Array.Clear(inverse);
        for (var k = 0; k < p; k++)
        {
            inverse[(k * p) + k] = 1;
            for (var i = 0; i < p; i++) a[(k * p) + i] = columns[basis[i]][k];
        }

        for (var i = 0; i < p; i++)
        {
            var pivot = i;
            for (var k = i + 1; k < p; k++)
            {
                if (Math.Abs(a[(k * p) + i]) > Math.Abs(a[(pivot * p) + i])) pivot = k;
            }

            var value = a[(pivot * p) + i];
            if (value == 0 || !double.IsFinite(value)) return false;
            for (var k = 0; k < p; k++)
            {
                (a[(i * p) + k], a[(pivot * p) + k]) = (a[(pivot * p) + k], a[(i * p) + k]);
                (inverse[(i * p) + k], inverse[(pivot * p) + k]) = (inverse[(pivot * p) + k], inverse[(i * p) + k]);
                a[(i * p) + k] /= value;
                inverse[(i * p) + k] /= value;
            }

            for (var row = 0; row < p; row++)
            {
                var factor = a[(row * p) + i];
                if (row == i || factor == 0) continue;
                for (var k = 0; k < p; k++)
                {
                    a[(row * p) + k] -= factor * a[(i * p) + k];
                    inverse[(row * p) + k] -= factor * inverse[(i * p) + k];
                }
            }
        }

        return true;
    }

    private static void Multiply(double[] inverse, double[] vector, double[] result)
    {
        var p = vector.Length;
        for (var i = 0; i < p; i++)
        {
            result[i] = 0;
            for (var k = 0; k < p; k++) result[i] += inverse[(i * p) + k] * vector[k];
        }
    }

    private static double[] Spread(int count, int[] basis, double[] v)
    {
        var all = new double[count];
        for (var i = 0; i < basis.Length; i++) all[basis[i]] = v[i];
        return all;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var k = 0; k < left.Length; k++) sum += left[k] * right[k];
        return sum;
    }
}
