using CsCheck;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

/// <summary>A law that contains another as a special or limiting case never fits worse than it.</summary>
public sealed class NestedLawsTests
{
    private static readonly FitOptions Estimates = FitOptions.Default with { Intervals = false };

    [Theory]
    [InlineData("power", "power-constant", 100)]
    [InlineData("power", "shifted-power", 100)]
    [InlineData("power-constant", "shifted-size", 100)]
    [InlineData("power-constant", "three-region", 10)]
    [InlineData("power-constant", "broken-power", 10)]
    public void Noisy_points_are_fitted_no_worse_by_the_larger_law(string smaller, string larger, int sets) =>
        Gen.Select(
            Gen.Double[-.05, .05].Array[7, 14], Gen.Double[.1, 1], Gen.Double[0, 1], Gen.Double[-3, -.5], Gen.Double[2, 5]).Sample(
            (noise, alpha, floor, logShift, decades) =>
            {
                double[] x = [.. noise.Select((_, i) => Math.Pow(10, (decades * i / (noise.Length - 1)) - decades))];
                double[] y = [.. x.Select((v, i) => (floor + Math.Pow(v + Math.Pow(10, logShift), -alpha)) * Math.Exp(noise[i]))];
                var data = new FitData(x, y);

                var simple = KnownLaws.Find(smaller)!.Fit(data, Estimates);
                var rich = KnownLaws.Find(larger)!.Fit(data, Estimates);

                // A refusal for want of an optimum or a bend has an objective all the same; one of the points has none.
                Assert.True(
                    double.IsNaN(rich.Objective) || rich.Objective <= simple.Objective * (1 + 1e-9),
                    $"{rich.Objective} of {larger}, {simple.Objective} of {smaller}: {rich.Refusal}");
            },
            iter: sets);

    [Fact]
    public void Every_law_of_one_axis_takes_the_92_published_curves()
    {
        var curves = Curves().ToArray();
        Assert.Equal(92, curves.Length);
        // Every sixth keeps the test fast; all of them were looked at once.
        foreach (var data in curves.Where((_, i) => i % 6 == 0))
        {
            var simple = KnownLaws.Find("power-constant")!.Fit(data, Estimates).Objective;
            foreach (var id in (string[])["shifted-size", "three-region", "broken-power"])
            {
                Assert.True(KnownLaws.Find(id)!.Fit(data, Estimates).Objective <= simple * (1 + 1e-9));
            }
        }
    }

    /// <summary>Alabdulmohsin et al. 2022: the points to be fitted of each (domain, task, model); copies of a size once.</summary>
    private static IEnumerable<FitData> Curves() =>
        from file in (string[])["vision", "lang"]
        from curve in File.ReadLines(SharedData.Path($"revisiting/benchmark.{file}.csv"))
            .Skip(1)
            .Select(line => line.Replace(", ", " ", StringComparison.Ordinal).Split(','))
            .Where(row => row[5] == "1")
            .GroupBy(row => (row[0], row[1], row[2]))
        let rows = curve.DistinctBy(row => row[3]).ToArray()
        select new FitData([.. rows.Select(r => Number(r[3]))], [.. rows.Select(r => Number(r[4]))]);

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
