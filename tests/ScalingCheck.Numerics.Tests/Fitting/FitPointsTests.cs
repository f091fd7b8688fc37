using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class FitPointsTests
{
    private static readonly double[] Scatter = [.01, -.006, .004, -.012, .008, -.003, .009, -.011];

    [Fact]
    public void Repeats_are_averaged_in_logarithms_and_weigh_as_often_as_they_occur()
    {
        var points = FitPoints.Prepare(new FitData([10, 1, 10, 10], [2, 5, 4, 8]), FitOptions.Default, out _)!;

        Assert.Equal([1.0, 10.0], points.X[0]);
        Assert.Equal([1.0, 3.0], points.Weights);
        Assert.Equal(Math.Log(4), points.LogY[1] + points.LogYReference, 1e-14);
        // ln 2, ln 4, ln 8 about ln 4.
        Assert.Equal(2 * Math.Pow(Math.Log(2), 2), points.PureError, 1e-14);
        Assert.Equal((4, 2, 2), (points.Rows, points.Count, points.PureErrorDegreesOfFreedom));
    }

    [Fact]
    public void Repeats_give_the_estimates_of_a_fit_to_all_rows()
    {
        var (x, y) = Replicated(curvature: 0);

        var fit = KnownLaws.Find("power")!.Fit(new FitData(x, y), FitOptions.Default);

        // Simple regression on all sixteen rows.
        var (mx, my) = (x.Average(Math.Log), y.Average(Math.Log));
        var slope = x.Zip(y, (a, b) => (Math.Log(a) - mx) * (Math.Log(b) - my)).Sum() / x.Sum(a => Math.Pow(Math.Log(a) - mx, 2));
        var sum = x.Zip(y, (a, b) => Math.Pow(Math.Log(b) - my - (slope * (Math.Log(a) - mx)), 2)).Sum();
        FitAssert.Close(-slope, fit.Parameter("alpha").Value, 1e-12);
        FitAssert.Close(sum, fit.Objective, 1e-11);
        FitAssert.Close(Math.Sqrt(sum / 14), fit.ResidualStandardDeviation, 1e-11);
        Assert.Equal((16, 14), (fit.Count, fit.DegreesOfFreedom));
        Assert.Empty(fit.Warnings);
    }

    [Fact]
    public void A_curve_that_misses_the_means_is_warned_about_and_widens_the_intervals()
    {
        var (x, y) = Replicated(curvature: .05);

        var fit = KnownLaws.Find("power")!.Fit(new FitData(x, y), FitOptions.Default);

        Assert.Contains(fit.Warnings, w => w.StartsWith("The form does not fit", StringComparison.Ordinal));
        Assert.Equal(6, fit.DegreesOfFreedom);
        Assert.True(fit.Diagnostic("lack-of-fit") > 10);
    }

    [Fact]
    public void Copies_of_one_run_count_once()
    {
        double[] x = [.. SetA.X, .. SetA.X];
        double[] y = [.. SetA.Y, .. SetA.Y];
        var law = KnownLaws.Find("power-constant")!;

        var once = law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options);
        var twice = law.Fit(new FitData(x, y), SetA.Options);

        Assert.Contains(twice.Warnings, w => w.Contains("give every run once", StringComparison.Ordinal));
        FitAssert.Ends(once.Forecasts[0].Lower, once.Forecasts[0].Upper, twice.Forecasts[0], 1e-8);
    }

    [Fact]
    public void Doubling_all_standard_errors_changes_nothing_without_extra_scatter()
    {
        var law = KnownLaws.Find("power-constant")!;
        double[] doubled = [.. SetA.StandardErrors.Select(s => 2 * s)];

        var single = law.Fit(new FitData(SetA.X, SetA.Y, standardErrors: SetA.StandardErrors), SetA.Options);
        var twice = law.Fit(new FitData(SetA.X, SetA.Y, standardErrors: doubled), SetA.Options);

        FitAssert.Close(single.Parameter("alpha").Value, twice.Parameter("alpha").Value, 1e-9);
        FitAssert.Ends(single.Forecasts[0].Lower, single.Forecasts[0].Upper, twice.Forecasts[0], 1e-7);
    }

    [Fact]
    public void Weights_and_standard_errors_together_are_an_error_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => new FitData([1, 2], [1, 2], [1, 1], [1, 1]));

    /// <summary>Each size twice, half a per cent apart or so; a curvature bends the means off a power law.</summary>
    private static (double[] X, double[] Y) Replicated(double curvature)
    {
        double[] x = [.. SetA.X, .. SetA.X];
        double[] y =
        [
            .. x.Select((v, i) => 100 * Math.Pow(v, -.2)
                * Math.Exp((curvature * Math.Pow(Math.Log(v / SetA.X[3]), 2)) + Scatter[(i * 5 + (i / 8)) % 8])),
        ];
        return (x, y);
    }
}
