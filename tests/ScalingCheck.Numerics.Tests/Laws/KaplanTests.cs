using System.Globalization;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class KaplanTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("kaplan")!;

    private static readonly (double[] N, double[] D) Design = (
        [.. Enumerable.Range(0, 25).Select(i => 1e6 * Math.Pow(10, i / 5))],
        [.. Enumerable.Range(0, 25).Select(i => 1e8 * Math.Pow(10, i % 5))]);

    [Theory]
    [InlineData(.076, .103, 6.4e13, 1.8e13)] // Kaplan et al. 2020, joint fit
    [InlineData(.3, .4, 1e10, 1e11)]
    [InlineData(.2, .08, 1e9, 1e13)]
    public void An_exact_law_is_recovered(double alphaN, double alphaD, double nc, double dc)
    {
        var fit = Law.Fit(new FitData([Design.N, Design.D], Values(Design, alphaN, alphaD, nc, dc)), FitOptions.Default);

        Assert.Null(fit.Refusal);
        FitAssert.Close(alphaN, fit.Parameter("alpha_N").Value, 1e-6);
        FitAssert.Close(alphaD, fit.Parameter("alpha_D").Value, 1e-6);
        FitAssert.Close(nc, fit.Parameter("N_c").Value, 1e-6);
        FitAssert.Close(dc, fit.Parameter("D_c").Value, 1e-6);
        Assert.Equal(Law.EstimateNames.Order(), fit.Parameters.Select(p => p.Name).Order());
    }

    [Fact]
    public void The_curve_predicts_what_the_formula_says()
    {
        var fit = Law.Fit(new FitData([Design.N, Design.D], Values(Design, .076, .103, 6.4e13, 1.8e13)), FitOptions.Default);

        FitAssert.Close(2.787857437, fit.Predict([1e8, 1e10]), 1e-9);
        FitAssert.Close(2.310303789, fit.Predict([1.5e9, 2.29e10]), 1e-9);
    }

    [Fact]
    public void Scatter_leaves_the_truth_inside_the_intervals()
    {
        var y = Scatter.Of(Values(Design, .076, .103, 6.4e13, 1.8e13), .01);

        var fit = Law.Fit(new FitData([Design.N, Design.D], y), FitOptions.Default);

        foreach (var (name, truth) in new[] { ("alpha_N", .076), ("alpha_D", .103), ("N_c", 6.4e13), ("D_c", 1.8e13) })
        {
            Assert.Null(fit.Parameter(name).NotIdentified);
            Assert.InRange(truth, fit.Parameter(name).Lower, fit.Parameter(name).Upper);
        }
    }

    [Fact]
    public void The_240_points_of_Chinchilla_are_fitted_as_by_SciPy_and_five_times_worse_than_with_a_floor()
    {
        var rows = File.ReadLines(SharedData.Path("chinchilla/points240.csv"))
            .Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture)))
            .ToArray();
        var data = new FitData([[.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]], [.. rows.Select(r => r[3])]);

        var fit = Law.Fit(data, FitOptions.Default);

        Assert.Null(fit.Refusal);
        // SciPy 1.10, least_squares on ln y from 64 starts.
        FitAssert.Close(.0960715036, fit.Parameter("alpha_N").Value, 1e-6);
        FitAssert.Close(.114125473, fit.Parameter("alpha_D").Value, 1e-6);
        FitAssert.Close(8.00444062e12, fit.Parameter("N_c").Value, 1e-5);
        FitAssert.Close(3.06178809e13, fit.Parameter("D_c").Value, 1e-5);
        FitAssert.Close(.06061157568, fit.Objective, 1e-8);
        Assert.InRange(fit.Objective / .0114618869917, 5, 6);
    }

    [Fact]
    public void Tokens_in_proportion_to_parameters_are_refused_by_name() => Assert.StartsWith(
        "N and D rise together",
        Law.Fit(new FitData([Design.N, [.. Design.N.Select(n => 20 * n)]], Values(Design, .076, .103, 6.4e13, 1.8e13)), FitOptions.Default).Refusal,
        StringComparison.Ordinal);

    private static double[] Values((double[] N, double[] D) design, double alphaN, double alphaD, double nc, double dc) =>
        [.. design.N.Select((n, i) => Math.Pow(Math.Pow(nc / n, alphaN / alphaD) + (dc / design.D[i]), alphaD))];
}
