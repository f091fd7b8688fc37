using ScalingCheck.Numerics.Complexity;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Complexity;

/// <summary>The acceptance table of the complexity kind; tolerances are the digits it prints.</summary>
public sealed class BigOTests
{
    private static readonly double[] N = [.. Enumerable.Range(10, 8).Select(k => Math.Pow(2, k))];

    [Fact]
    public void N_log_n_has_the_published_row()
    {
        var best = BigO.Rank(new FitData(N, [3.0852e-5, 6.7199e-5, 1.5142e-4, 3.1439e-4, 6.927e-4, 1.4724e-3, 3.1346e-3, 6.7563e-3]))[0];

        Assert.Equal("O(n log n)", best.Name);
        FitAssert.Close(3.02315e-9, best.Coefficient, 2e-6);
        Assert.Equal(.00978, best.Rms, 5e-6);
    }

    [Fact]
    public void Linear_with_overhead_has_the_published_row()
    {
        var best = BigO.Rank(new FitData(N, [3.1706e-5, 4.4139e-5, 6.9073e-5, 1.2038e-4, 2.168e-4, 4.1693e-4, 7.9154e-4, 1.5733e-3]))[0];

        Assert.Equal("O(n)", best.Name);
        FitAssert.Close(1.20795e-8, best.Coefficient, 5e-6);
        Assert.Equal(.04329, best.Rms, 5e-6);
    }

    [Fact]
    public void A_constant_is_its_own_mean_and_leaves_nothing()
    {
        var best = BigO.Rank(new FitData([1, 2, 4, 8], [3, 3, 3, 3]))[0];

        Assert.Equal(("O(1)", 3.0, 0.0), (best.Name, best.Coefficient, best.Rms));
    }

    [Fact]
    public void A_second_axis_is_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentException>(() => BigO.Rank(new FitData([N, N], N)));
}
