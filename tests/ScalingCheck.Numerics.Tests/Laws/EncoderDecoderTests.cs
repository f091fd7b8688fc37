using System.Globalization;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class EncoderDecoderTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("encoder-decoder")!;

    /// <summary>Both sweeps of Ghorbani et al. 2021, at 20.98 M an encoder layer and 25.19 M a decoder layer.</summary>
    private static readonly (double[] Encoder, double[] Decoder) Sweeps = (
        [.. new double[] { 2, 4, 12, 16, 32, 48, 64, 6, 6, 6, 6, 6, 6, 6 }.Select(layers => layers * 20.98e6)],
        [.. new double[] { 6, 6, 6, 6, 6, 6, 6, 2, 4, 12, 16, 32, 48, 64 }.Select(layers => layers * 25.19e6)]);

    [Theory]
    [InlineData("source-original", .21329108, .72960801, .89985881, .048872855, 2.4298611e-4)]
    [InlineData("target-original", .28802665, .4173579, .79444833, .099673726, 3.8810835e-4)]
    public void The_digitised_losses_are_fitted_as_by_SciPy(
        string testSet, double encoder, double decoder, double floor, double a, double objective)
    {
        // SciPy 1.10, least_squares on ln y from nine starts. Squares of y, which the paper has, give .215, .734, .9002 and
        // .293, .431, .7976.
        var fit = Law.Fit(Digitised(testSet), FitOptions.Default);

        FitAssert.Close(encoder, fit.Parameter("p_e").Value, 1e-6);
        FitAssert.Close(decoder, fit.Parameter("p_d").Value, 1e-6);
        FitAssert.Close(floor, fit.Parameter("L_inf").Value, 1e-6);
        FitAssert.Close(a, fit.Parameter("A").Value, 1e-6);
        FitAssert.Close(objective, fit.Objective, 1e-6);
        Assert.All(fit.Parameters, p => Assert.Null(p.NotIdentified));
        Assert.Equal(Law.EstimateNames.Order(), fit.Parameters.Select(p => p.Name).Order());
    }

    [Fact]
    public void An_exact_law_is_recovered()
    {
        var fit = Law.Fit(new FitData([Sweeps.Encoder, Sweeps.Decoder], Losses(Sweeps)), FitOptions.Default);

        FitAssert.Close(.215, fit.Parameter("p_e").Value, 1e-6);
        FitAssert.Close(.734, fit.Parameter("p_d").Value, 1e-6);
        FitAssert.Close(.9002, fit.Parameter("L_inf").Value, 1e-9);
        FitAssert.Close(.9002 + .0446, fit.Predict([251.8e6, 302.3e6]), 1e-9);
    }

    [Fact]
    public void Symmetric_models_alone_are_refused_by_name()
    {
        double[] layers = [2, 6, 12, 24, 48, 64];
        (double[] Encoder, double[] Decoder) both = ([.. layers.Select(l => l * 20.98e6)], [.. layers.Select(l => l * 25.19e6)]);

        var fit = Law.Fit(
            new FitData([both.Encoder, both.Decoder], Losses(both)), FitOptions.Default with { AxisNames = ["encoder", "decoder"] });

        Assert.StartsWith("encoder and decoder rise together", fit.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_pairs_are_too_few() => Assert.StartsWith(
        "5 pairs of N_e and N_d cannot fix 4 parameters",
        Law.Fit(new FitData([[1e6, 2e6, 4e6, 1e6, 1e6], [1e6, 1e6, 1e6, 2e6, 4e6]], [2, 1.8, 1.7, 1.6, 1.5]), FitOptions.Default).Refusal,
        StringComparison.Ordinal);

    private static double[] Losses((double[] Encoder, double[] Decoder) models) => [.. models.Encoder.Select((n, i) =>
        .9002 + (.0446 * Math.Pow(n / 251.8e6, -.215) * Math.Pow(models.Decoder[i] / 302.3e6, -.734)))];

    private static FitData Digitised(string testSet)
    {
        var rows = File.ReadLines(SharedData.Path("ghorbani2021-digitised/ende_web1_losses.csv"))
            .Where(line => line.Contains(testSet, StringComparison.Ordinal))
            .Select(line => line.Split(',')[4..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        return new FitData([[.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]], [.. rows.Select(r => r[2])]);
    }
}
