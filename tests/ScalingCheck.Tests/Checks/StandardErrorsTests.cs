using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Numerics.Fitting;
using static ScalingCheck.Tests.Checks.Observations;

namespace ScalingCheck.Tests.Checks;

public sealed class StandardErrorsTests
{
    private static readonly double[] Sizes = [1e6, 1e7, 1e8, 1e9];

    private static readonly double[] Losses = [4, 3, 2.5, 2.2];

    [Fact]
    public void Standard_errors_beside_the_values_weight_the_fit()
    {
        var data = Select(Check(), WithErrors(.1, .2, .3, .4)).ToFitData();
        Assert.Equal([.1, .2, .3, .4], data.StandardErrors.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void One_size_without_a_usable_standard_error_leaves_all_sizes_alike(double missing) =>
        Assert.False(Select(Check(), WithErrors(.1, .2, missing, .4)).ToFitData().HasStandardErrors);

    [Fact]
    public void Sizes_can_be_made_to_count_alike() =>
        Assert.False(Select(Check(), WithErrors(.1, .2, .3, .4)).ToFitData(weighted: false).HasStandardErrors);

    [Fact]
    public void Replicates_without_standard_errors_are_weights()
    {
        var observations = Curve("loss", "params", Sizes, Losses).ConvertAll(o => o with { Replicates = (int)Math.Log10(o.Axes.First().Value) });
        Assert.Equal([6, 7, 8, 9], Select(Check(), observations).ToFitData().Weights.ToArray());
    }

    [Fact]
    public void Standard_errors_may_be_a_metric_of_their_own()
    {
        var check = Check() with { Error = "loss_se" };
        var series = Select(check, [.. Curve("loss", "params", Sizes, Losses), .. Curve("loss_se", "params", Sizes, [.1, .2, .3, .4])]);
        Assert.Equal([.1, .2, .3, .4], series.ToFitData().StandardErrors.ToArray());
    }

    [Fact]
    public void Standard_errors_are_found_in_the_column_of_a_table()
    {
        using var folder = new TempFolder();
        var table = folder.Write("runs.csv", "params,loss,sigma,lr\n1e6,4,.1,.3\n1e7,3,.2,.2\n1e8,2.5,.3,.1\n1e9,2.2,.4,.1\n");
        var read = Collector.ReadFiles([table], new CollectRule { Files = "" }, new CollectOptions(), TestContext.Current.CancellationToken);
        Assert.Equal([.1, .2, .3, .4], Select(Check() with { Error = "sigma" }, [.. read.Observations]).ToFitData().StandardErrors.ToArray());
    }

    [Fact]
    public void Values_without_the_named_standard_error_are_told()
    {
        var check = Check() with { Error = "loss_se" };
        var series = Select(check, [.. Curve("loss", "params", Sizes, Losses), .. Curve("loss_se", "params", Sizes[..3], [.1, .2, .3])]);
        Assert.Contains("1 of 4 values have no loss_se above 0 beside them: all sizes count alike", series.Notes);
        Assert.False(series.ToFitData().HasStandardErrors);
    }

    [Fact]
    public void A_metric_of_standard_errors_that_is_not_there_is_told_with_those_that_are()
    {
        var problem = SeriesSelection.Of(Check() with { Error = "loss_sd" }, Curve("loss", "params", Sizes, Losses)).Problem;
        Assert.Contains("loss_sd", problem!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_one_cluster_share_a_number()
    {
        var check = Check() with { Options = NamedValues<string>.Of(("cluster", "run")) };
        var observations = Curve("loss", "params", Sizes, Losses);
        for (var i = 0; i < 4; i++) observations[i] = observations[i] with { Labels = NamedValues<string>.Of(("run", i < 2 ? "b" : "a")) };
        Assert.Equal([1, 1, 0, 0], Select(check, observations).ToFitData().Groups);
        Assert.Empty(Select(Check(), observations).ToFitData().Groups);
    }

    [Fact]
    public void A_precise_size_pulls_the_curve_to_itself()
    {
        // The last loss lies off the power law through the others; its standard error says how much that means.
        double[] off = [4, 2, 1, .6];
        LawFit Fit(double last) => Numerics.Laws.KnownLaws.Find("power")!.Fit(
            Select(Check(), WithErrors(off, .01, .01, .01, last)).ToFitData(), FitOptions.Default);
        double Miss(LawFit fit) => Math.Abs(Math.Log(fit.Predict([1e9]) / .6));
        Assert.True(Miss(Fit(.001)) < Miss(Fit(.1)));
    }

    private static List<Observation> WithErrors(params double[] errors) => WithErrors(Losses, errors);

    private static List<Observation> WithErrors(double[] losses, params double[] errors) =>
        [.. Curve("loss", "params", Sizes, losses).Zip(errors, (observation, error) => observation with { StandardError = error })];
}
