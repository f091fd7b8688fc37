using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>
/// Starts for <see cref="Chinchilla"/> by variable projection: for each pair of exponents on a 16 x 16 grid, E', A' and B'
/// by relative non-negative least squares; then the best valley and the best one elsewhere.
/// </summary>
internal static class ChinchillaGrid
{
    private const int Steps = 16;
    private const double Flattest = 0.05;
    private const double Steepest = 1.2;

    /// <summary>Where a term that the projection puts at zero starts, so that it can come back.</summary>
    private const double SmallTerm = 1e-6;

    public static int Starts(FitPoints points, Span<double> starts)
    {
        var n = points.Count;
        // Columns of the relative problem, scaled by the root of the weight: E, then A and B for each exponent.
        var table = new double[((2 * Steps) + 2) * n];
        var e = table.AsSpan(0, n);
        var target = table.AsSpan(n, n);
        for (var i = 0; i < n; i++)
        {
            target[i] = Math.Sqrt(points.Weights[i]);
            e[i] = target[i] * Math.Exp(-points.LogY[i]);
        }

        for (var j = 0; j < Steps; j++)
        {
            var a = ColumnA(table, n, j);
            var b = ColumnB(table, n, j);
            for (var i = 0; i < n; i++)
            {
                a[i] = e[i] * Math.Exp(-Exponent(j) * points.U[i]);
                b[i] = e[i] * Math.Exp(-Exponent(j) * points.V[i]);
            }
        }

        // Products of the columns: those of one exponent once, only A with B for every pair.
        var products = new double[(2 * Steps) * 3];
        for (var j = 0; j < 2 * Steps; j++)
        {
            var column = table.AsSpan((2 + j) * n, n);
            (products[j * 3], products[(j * 3) + 1], products[(j * 3) + 2]) =
                (Dot(column, e), Dot(column, column), Dot(column, target));
        }

        var objectives = new double[Steps * Steps];
        var solutions = new double[Steps * Steps * 3];
        var (total, ee, et) = (Dot(target, target), Dot(e, e), Dot(e, target));
        Span<double> normal = stackalloc double[9];
        Span<double> right = stackalloc double[3];
        for (var j = 0; j < Steps; j++)
        {
            var a = products.AsSpan(j * 3, 3);
            for (var k = 0; k < Steps; k++)
            {
                var b = products.AsSpan((Steps + k) * 3, 3);
                (normal[0], normal[3], normal[4], normal[6], normal[8]) = (ee, a[0], a[1], b[0], b[1]);
                normal[7] = Dot(ColumnA(table, n, j), ColumnB(table, n, k));
                (right[0], right[1], right[2]) = (et, a[2], b[2]);
                var cell = (j * Steps) + k;
                objectives[cell] = Project(normal, right, total, solutions.AsSpan(cell * 3, 3));
            }
        }

        return LowestValleys(objectives, solutions, starts);
    }

    private static double Exponent(int step) => Flattest + ((Steepest - Flattest) * step / (Steps - 1));

    private static Span<double> ColumnA(double[] table, int n, int step) => table.AsSpan((2 + step) * n, n);

    private static Span<double> ColumnB(double[] table, int n, int step) => table.AsSpan((2 + Steps + step) * n, n);

    /// <summary>
    /// Non-negative least squares in three columns: the optimum is the plain solution on some subset of them, so the best
    /// subset whose solution is non-negative is it.
    /// </summary>
    private static double Project(
        ReadOnlySpan<double> normal, ReadOnlySpan<double> right, double total, Span<double> solution)
    {
        var best = double.PositiveInfinity;
        Span<double> factor = stackalloc double[9];
        Span<double> trial = stackalloc double[3];
        Span<int> columns = stackalloc int[3];
        for (var subset = 1; subset < 8; subset++)
        {
            var m = 0;
            for (var k = 0; k < 3; k++)
            {
                if ((subset & (1 << k)) != 0) columns[m++] = k;
            }

            for (var i = 0; i < m; i++)
            {
                trial[i] = right[columns[i]];
                for (var j = 0; j <= i; j++) factor[(i * m) + j] = normal[(columns[i] * 3) + columns[j]];
            }

            if (!SmallMatrix.Factor(factor, m)) continue;
            SmallMatrix.Solve(factor, m, trial);
            var (objective, feasible) = (total, true);
            for (var i = 0; i < m; i++)
            {
                feasible &= trial[i] >= 0;
                objective -= trial[i] * right[columns[i]];
            }

            if (!feasible || objective >= best) continue;
            best = objective;
            solution.Clear();
            for (var i = 0; i < m; i++) solution[columns[i]] = trial[i];
        }

        return best;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    private static int LowestValleys(double[] objectives, double[] solutions, Span<double> starts)
    {
        var (best, second) = (-1, -1);
        for (var cell = 0; cell < objectives.Length; cell++)
        {
            if (!IsValley(objectives, cell)) continue;
            if (best < 0 || objectives[cell] < objectives[best]) (best, second) = (cell, best);
            else if (second < 0 || objectives[cell] < objectives[second]) second = cell;
        }

        if (best < 0) return 0;
        Write(best, solutions, starts);
        if (second < 0) return 1;
        Write(second, solutions, starts[ChinchillaModel.ParameterCount..]);
        return 2;
    }

    private static bool IsValley(double[] objectives, int cell)
    {
        var (j, k) = (cell / Steps, cell % Steps);
        for (var row = Math.Max(0, j - 1); row <= Math.Min(Steps - 1, j + 1); row++)
        {
            for (var column = Math.Max(0, k - 1); column <= Math.Min(Steps - 1, k + 1); column++)
            {
                if (objectives[(row * Steps) + column] < objectives[cell]) return false;
            }
        }

        return double.IsFinite(objectives[cell]);
    }

    private static void Write(int cell, double[] solutions, Span<double> theta)
    {
        theta[ChinchillaModel.Alpha] = Exponent(cell / Steps);
        theta[ChinchillaModel.Beta] = Exponent(cell % Steps);
        theta[ChinchillaModel.E] = solutions[cell * 3];
        theta[ChinchillaModel.LogA] = Math.Log(Math.Max(SmallTerm, solutions[(cell * 3) + 1]));
        theta[ChinchillaModel.LogB] = Math.Log(Math.Max(SmallTerm, solutions[(cell * 3) + 2]));
    }
}
