using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// The noise of a curve without a law: what a polynomial in ln x of degree min(3, max(1, n - 3)) leaves over.
/// </summary>
internal static class PolynomialNoise
{
    /// <summary>Values are seldom written with more digits than this, and a prior of no width would be no prior.</summary>
    public const double Smallest = 1e-4;

    /// <summary>Standard deviation on n - degree - 1 degrees of freedom, at least <see cref="Smallest"/>.</summary>
    public static double Of(ReadOnlySpan<double> u, ReadOnlySpan<double> logY, ReadOnlySpan<double> weights)
    {
        var terms = Math.Min(3, Math.Max(1, u.Length - 3)) + 1;
        if (u.Length <= terms) return Smallest;
        var (middle, half) = ((u[0] + u[^1]) / 2, (u[^1] - u[0]) / 2);
        Span<double> normal = stackalloc double[terms * terms];
        Span<double> right = stackalloc double[terms];
        Span<double> row = stackalloc double[terms];
        normal.Clear();
        right.Clear();
        for (var i = 0; i < u.Length; i++)
        {
            Legendre((u[i] - middle) / half, row);
            for (var k = 0; k < terms; k++)
            {
                right[k] += weights[i] * row[k] * logY[i];
                for (var l = 0; l <= k; l++) normal[(k * terms) + l] += weights[i] * row[k] * row[l];
            }
        }

        if (!SmallMatrix.Factor(normal, terms)) return Smallest;
        SmallMatrix.Solve(normal, terms, right);
        var total = 0.0;
        for (var i = 0; i < u.Length; i++)
        {
            Legendre((u[i] - middle) / half, row);
            var residual = logY[i];
            for (var k = 0; k < terms; k++) residual -= right[k] * row[k];
            total += weights[i] * residual * residual;
        }

        return Math.Max(Smallest, Math.Sqrt(total / (u.Length - terms)));
    }

    /// <summary>Orthogonal on [-1, 1], so that the normal equations keep their digits.</summary>
    private static void Legendre(double t, Span<double> row)
    {
        (row[0], row[1]) = (1, t);
        for (var k = 2; k < row.Length; k++) row[k] = ((((2 * k) - 1) * t * row[k - 1]) - ((k - 1) * row[k - 2])) / k;
    }
}
