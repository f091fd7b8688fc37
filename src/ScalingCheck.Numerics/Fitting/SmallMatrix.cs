namespace ScalingCheck.Numerics.Fitting;

/// <summary>Symmetric positive matrices of a few rows, row-major in a span, without allocation.</summary>
internal static class SmallMatrix
{
    /// <summary>
    /// Replaces the lower triangle of an n x n matrix by its Cholesky factor. False when it is not positive definite to
    /// working precision.
    /// </summary>
    public static bool Factor(Span<double> a, int n)
    {
        for (var j = 0; j < n; j++)
        {
            var diagonal = a[(j * n) + j];
            var pivot = diagonal;
            for (var k = 0; k < j; k++) pivot -= a[(j * n) + k] * a[(j * n) + k];
            // Below this share of the diagonal nothing but rounding is left of the pivot.
            if (!(pivot > 1e-15 * diagonal) || !double.IsFinite(pivot)) return false;
            pivot = Math.Sqrt(pivot);
            a[(j * n) + j] = pivot;
            for (var i = j + 1; i < n; i++)
            {
                var sum = a[(i * n) + j];
                for (var k = 0; k < j; k++) sum -= a[(i * n) + k] * a[(j * n) + k];
                a[(i * n) + j] = sum / pivot;
            }
        }

        return true;
    }

    /// <summary>Solves L Lᵀ x = b in place, L from <see cref="Factor"/>.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++) sum -= factor[(i * n) + k] * b[k];
            b[i] = sum / factor[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var k = i + 1; k < n; k++) sum -= factor[(k * n) + i] * b[k];
            b[i] = sum / factor[(i * n) + i];
        }
    }

    /// <summary>The value cᵀ A⁻¹ c, A given by its Cholesky factor.</summary>
    public static double InverseForm(ReadOnlySpan<double> factor, int n, ReadOnlySpan<double> c)
    {
        Span<double> half = stackalloc double[n];
        var total = 0.0;
        for (var i = 0; i < n; i++)
        {
            var sum = c[i];
            for (var k = 0; k < i; k++) sum -= factor[(i * n) + k] * half[k];
            half[i] = sum / factor[(i * n) + i];
            total += half[i] * half[i];
        }

        return total;
    }

    /// <summary>
    /// The condition number of a matrix with its columns scaled to length one, from JᵀJ (lower triangle, row-major), by
    /// cyclic Jacobi rotations. Infinity for a column of zeros. The direction of the smallest singular value goes to
    /// <paramref name="weakest"/>, in the scaled columns.
    /// </summary>
    public static double ScaledCondition(ReadOnlySpan<double> normal, int n, Span<double> weakest)
    {
        Span<double> a = stackalloc double[n * n];
        Span<double> vectors = stackalloc double[n * n];
        vectors.Clear();
        weakest.Clear();
        for (var i = 0; i < n; i++)
        {
            if (!(normal[(i * n) + i] > 0))
            {
                weakest[i] = 1;
                return double.PositiveInfinity;
            }
        }

        for (var i = 0; i < n; i++)
        {
            vectors[(i * n) + i] = 1;
            for (var j = 0; j <= i; j++)
            {
                var cosine = normal[(i * n) + j] / Math.Sqrt(normal[(i * n) + i] * normal[(j * n) + j]);
                a[(i * n) + j] = a[(j * n) + i] = cosine;
            }
        }

        const int Sweeps = 12;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++) Rotate(a, vectors, n, p, q);
            }
        }

        var (smallest, largest, at) = (double.PositiveInfinity, 0.0, 0);
        for (var i = 0; i < n; i++)
        {
            var eigenvalue = a[(i * n) + i];
            if (eigenvalue < smallest) (smallest, at) = (eigenvalue, i);
            largest = Math.Max(largest, eigenvalue);
        }

        for (var i = 0; i < n; i++) weakest[i] = vectors[(i * n) + at];
        return smallest > 0 ? Math.Sqrt(largest / smallest) : double.PositiveInfinity;
    }

    private static void Rotate(Span<double> a, Span<double> vectors, int n, int p, int q)
    {
        var off = a[(p * n) + q];
        if (Math.Abs(off) < 1e-17) return;
        var theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * off);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
        {
            var (kp, kq) = (a[(k * n) + p], a[(k * n) + q]);
            a[(k * n) + p] = (c * kp) - (s * kq);
            a[(k * n) + q] = (s * kp) + (c * kq);
        }

        for (var k = 0; k < n; k++)
        {
            var (pk, qk) = (a[(p * n) + k], a[(q * n) + k]);
            a[(p * n) + k] = (c * pk) - (s * qk);
            a[(q * n) + k] = (s * pk) + (c * qk);
            var (vp, vq) = (vectors[(k * n) + p], vectors[(k * n) + q]);
            vectors[(k * n) + p] = (c * vp) - (s * vq);
            vectors[(k * n) + q] = (s * vp) + (c * vq);
        }
    }
}
