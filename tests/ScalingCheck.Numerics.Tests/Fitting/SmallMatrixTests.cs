using CsCheck;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class SmallMatrixTests
{
    [Fact]
    public void Solving_undoes_multiplying() =>
        Gen.Double[-2, 2].Array[9].Sample(
            m =>
            {
                // A = MᵀM + I is positive definite with a condition below 1e2.
                var a = new double[9];
                for (var i = 0; i < 3; i++)
                {
                    for (var j = 0; j < 3; j++)
                        a[(i * 3) + j] = (i == j ? 1 : 0) + Enumerable.Range(0, 3).Sum(k => m[(k * 3) + i] * m[(k * 3) + j]);
                }

                double[] x = [1, -2, 3];
                double[] b = [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Sum(j => a[(i * 3) + j] * x[j]))];
                var form = x.Zip(b, (p, q) => p * q).Sum();
                double[] c = [.. b];

                Assert.True(SmallMatrix.Factor(a, 3));
                SmallMatrix.Solve(a, 3, b);

                for (var i = 0; i < 3; i++) Assert.Equal(x[i], b[i], 1e-11);
                // bᵀ A⁻¹ b = xᵀ A x.
                Assert.Equal(form, SmallMatrix.InverseForm(a, 3, c), 1e-9);
            },
            iter: 200);

    [Fact]
    public void Two_equal_columns_do_not_factor() => Assert.False(SmallMatrix.Factor([1, 1, 1, 1], 2));

    [Fact]
    public void The_condition_of_two_columns_follows_from_their_cosine()
    {
        // Columns of lengths 2 and 5 with cosine .6: eigenvalues 1.6 and .4 after scaling.
        Span<double> weakest = stackalloc double[2];

        var condition = SmallMatrix.ScaledCondition([4, 0, 6, 25], 2, weakest);

        Assert.Equal(2, condition, 1e-12);
        Assert.Equal(Math.Abs(weakest[0]), Math.Abs(weakest[1]), 1e-12);
    }

    [Fact]
    public void A_column_of_zeros_is_singular()
    {
        Span<double> weakest = stackalloc double[2];

        Assert.Equal(double.PositiveInfinity, SmallMatrix.ScaledCondition([4, 0, 0, 0], 2, weakest));
        Assert.Equal(1, weakest[1]);
    }
}
