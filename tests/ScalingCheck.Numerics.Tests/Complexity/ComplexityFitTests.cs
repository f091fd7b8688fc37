using CsCheck;
using ScalingCheck.Numerics.Complexity;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Complexity;

/// <summary>The acceptance table of the complexity kind: n = 2^10..2^17, seconds. Tolerances are the digits it prints.</summary>
public sealed class ComplexityFitTests
{
    private static readonly double[] N = [.. Enumerable.Range(10, 8).Select(k => Math.Pow(2, k))];

    private static readonly double[] NLogN =
        [3.0852e-5, 6.7199e-5, 1.5142e-4, 3.1439e-4, 6.927e-4, 1.4724e-3, 3.1346e-3, 6.7563e-3];

    private static readonly double[] LinearWithOverhead =
        [3.1706e-5, 4.4139e-5, 6.9073e-5, 1.2038e-4, 2.168e-4, 4.1693e-4, 7.9154e-4, 1.5733e-3];

    private static readonly double[] Square =
        [4.2352e-4, 1.6672e-3, 6.7067e-3, .02704, .10503, .42437, 1.7164, 6.7665];

    private static readonly double[] Logarithm =
        [4.9646e-7, 5.4977e-7, 5.9602e-7, 6.4826e-7, 7.0029e-7, 7.6004e-7, 8.1273e-7, 8.4665e-7];

    [Fact]
    public void N_log_n_has_the_published_exponent_and_reads_as_such()
    {
        var result = Analyse(NLogN, overhead: false, forecastAt: 1e7);

        FitAssert.Close(1.108641, result.Exponent!.Value, 1e-6);
        FitAssert.Ends(1.098250, 1.119032, result.Exponent, 1e-6);
        Assert.Equal(.004247, result.Exponent.StandardError, 1e-6);
        Assert.Equal(.83401, result.Forecasts[0].Value, 5e-6);
        Assert.Equal("O(n log n)", result.Reading);
        Assert.True(result.IsDistinguishable);
        var best = result.Classes[0];
        FitAssert.Close(3.00799e-9, best.Scale, 3e-6);
        FitAssert.Close(.00112899, best.Objective, 1e-5);
        Assert.Equal(.9424, best.VariantWeight, 1e-4);
        Assert.Equal(1, best.Weight, 1e-4);
    }

    [Fact]
    public void Linear_with_overhead_is_found_by_its_F()
    {
        var result = Analyse(LinearWithOverhead);

        Assert.True(result.WithOverhead);
        Assert.Equal(1708, result.OverheadF, 0.5);
        Assert.Equal(6.61, result.OverheadFLimit, 0.005);
        FitAssert.Close(.986083, result.Exponent!.Value, 1e-6);
        FitAssert.Ends(.974208, .998020, result.Exponent, 1e-5);
        FitAssert.Close(1.86689e-5, result.Overhead!.Value, 1e-5);
        Assert.Equal("O(n)", result.Reading);
        var best = result.Classes[0];
        FitAssert.Close(1.19963e-8, best.Scale, 1e-5);
        FitAssert.Close(1.96376e-5, best.Overhead, 1e-5);
        FitAssert.Close(.00106677, best.Objective, 1e-5);
        Assert.Equal(1, best.VariantWeight, 1e-4);
    }

    [Fact]
    public void Linear_with_overhead_in_the_bare_form_has_the_published_exponent()
    {
        var result = Analyse(LinearWithOverhead, overhead: false);

        Assert.False(result.WithOverhead);
        Assert.Null(result.Overhead);
        FitAssert.Close(.820030, result.Exponent!.Value, 1e-6);
        Assert.Equal(.032867, result.Exponent.StandardError, 1e-6);
    }

    [Fact]
    public void A_square_has_no_overhead()
    {
        var result = Analyse(Square);

        Assert.False(result.WithOverhead);
        Assert.Equal(.374, result.OverheadF, 5e-4);
        FitAssert.Close(1.996344, result.Exponent!.Value, 1e-6);
        FitAssert.Ends(1.990965, 2.001723, result.Exponent, 1e-6);
        Assert.Equal(.002198, result.Exponent.StandardError, 1e-6);
        Assert.Equal("O(n^2)", result.Reading);
        var best = result.Classes[0];
        FitAssert.Close(3.97986e-10, best.Scale, 2e-6);
        FitAssert.Close(.000854799, best.Objective, 1e-6);
        Assert.Equal(.7932, best.VariantWeight, 1e-4);
        Assert.Equal(1, best.Weight, 1e-4);
    }

    [Fact]
    public void A_logarithm_reads_as_such()
    {
        var result = Analyse(Logarithm, overhead: false);

        FitAssert.Close(.111594, result.Exponent!.Value, 5e-6);
        FitAssert.Ends(.101493, .121694, result.Exponent, 5e-6);
        Assert.Equal(.004128, result.Exponent.StandardError, 1e-6);
        Assert.Equal("O(log n)", result.Reading);
        var best = result.Classes[0];
        FitAssert.Close(5.00543e-8, best.Scale, 2e-6);
        FitAssert.Close(.000534532, best.Objective, 2e-6);
        Assert.Equal(.9427, best.VariantWeight, 1e-4);
        Assert.Equal(1, best.Weight, 1e-4);
    }

    [Fact]
    public void The_weights_of_all_classes_sum_to_one()
    {
        var result = Analyse(NLogN);

        Assert.Equal(6, result.Classes.Count);
        Assert.Equal(1, result.Classes.Sum(c => c.Weight), 1e-12);
        Assert.Equal(result.Classes.OrderByDescending(c => c.Weight), result.Classes);
    }

    [Fact]
    public void Noise_of_a_fifth_leaves_the_class_open_and_names_a_rival()
    {
        double[] noise = [1.2, .8, 1.1, .9, 1.2, .8, 1.1, .9];

        var result = Analyse([.. N.Select((n, i) => n * noise[i])]);

        Assert.False(result.IsDistinguishable);
        Assert.StartsWith("no class fits within 10 %", result.Reading, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_range_cannot_tell_n_from_n_log_n()
    {
        double[] n = [1000, 1025, 1050, 1075, 1100];
        double[] noise = [1.02, .98, 1.01, .99, 1.01];

        var result = ComplexityFit.Analyse(new FitData(n, [.. n.Select((v, i) => v * noise[i])]), FitOptions.Default);

        Assert.False(result.IsDistinguishable);
        Assert.Contains("not distinguishable from", result.Reading, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_cost_has_exponent_zero()
    {
        var result = Analyse([.. N.Select(_ => 40.0)]);

        Assert.Null(result.Refusal);
        Assert.Equal(0, result.Exponent!.Value, 1e-12);
        Assert.Equal("O(1)", result.Classes[0].Name);
    }

    [Fact]
    public void N_of_one_leaves_the_logarithms_out()
    {
        double[] n = [1, 2, 4, 8, 16];

        var result = ComplexityFit.Analyse(new FitData(n, n), FitOptions.Default);

        Assert.Equal("O(n)", result.Classes[0].Name);
        Assert.DoesNotContain(result.Classes, c => c.Name.Contains("log", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_sizes_are_refused()
    {
        var result = ComplexityFit.Analyse(new FitData([1, 2], [1, 2]), FitOptions.Default);

        Assert.StartsWith("2 sizes cannot fix", result.Refusal, StringComparison.Ordinal);
        Assert.Null(result.Exponent);
    }

    [Fact]
    public void Three_sizes_give_an_exponent_without_a_class()
    {
        var result = ComplexityFit.Analyse(new FitData([1, 2, 4], [1, 2.1, 3.9]), FitOptions.Default);

        Assert.Null(result.Exponent!.NotIdentified);
        Assert.Empty(result.Classes);
        Assert.Equal("too few sizes to name a class", result.Reading);
    }

    [Fact]
    public void Another_unit_of_time_changes_neither_exponent_nor_weights() =>
        Gen.Double[-12, 12].Sample(
            decades =>
            {
                var unit = Math.Pow(10, decades);
                var expected = Analyse(LinearWithOverhead);
                var actual = Analyse([.. LinearWithOverhead.Select(y => y * unit)]);
                FitAssert.Close(expected.Exponent!.Value, actual.Exponent!.Value, 1e-9);
                FitAssert.Close(expected.Overhead!.Value * unit, actual.Overhead!.Value, 1e-9);
                FitAssert.Close(expected.Classes[0].Weight, actual.Classes[0].Weight, 1e-9);
            },
            iter: 20);

    private static ComplexityResult Analyse(double[] y, bool? overhead = null, double? forecastAt = null) =>
        ComplexityFit.Analyse(
            new FitData(N, y),
            new FitOptions { ForecastAt = forecastAt is { } at ? [[at]] : [] },
            overhead);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_intervals_and_with_the_form_given_the_estimates_are_the_same_and_no_class_is_ranked(bool overhead)
    {
        double[] n = [1024, 2048, 4096, 8192, 16384, 32768];
        double[] y = [1.1, 2.05, 4.2, 8.1, 16.4, 32.3];
        var full = ComplexityFit.Analyse(new FitData(n, y), new FitOptions { ForecastAt = [[1e6]] }, overhead);

        var quick = ComplexityFit.Analyse(new FitData(n, y), new FitOptions { ForecastAt = [[1e6]], Intervals = false }, overhead);

        Assert.Equal(full.Exponent!.Value, quick.Exponent!.Value);
        Assert.Equal(full.Exponent.StandardError, quick.Exponent.StandardError);
        Assert.Equal(full.Forecasts[0].Value, quick.Forecasts[0].Value);
        Assert.Equal(overhead, quick.WithOverhead);
        Assert.Empty(quick.Classes);
    }
}
