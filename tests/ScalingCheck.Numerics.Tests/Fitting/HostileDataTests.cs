using System.Globalization;
using CsCheck;
using ScalingCheck.Numerics.Complexity;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class HostileDataTests
{
    // Values without any law, over twelve decades, with sizes that repeat.
    private static readonly Gen<(double X, double X2, double Y, double Extra)[]> Rows =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 5], Gen.Double[-6, 6], Gen.Double[-3, 1])
            .Select((x, x2, y, extra) => (Math.Pow(2, x), Math.Pow(3, x2), Math.Pow(10, y), Math.Pow(10, extra)))
            .Array[1, 14];

    [Fact]
    public void Noise_without_a_law_gives_ordered_intervals_or_a_reason() =>
        Gen.Select(Rows, Gen.Int[0, 2]).Sample(
            (rows, weighting) =>
            {
                foreach (var law in KnownLaws.All)
                {
                    var fit = law.Fit(Data(rows, law.Axes, weighting), new FitOptions { ForecastAt = [law.Axes == 1 ? [4096] : [4096, 4096]] });
                    if (fit.Refusal is not null) continue;
                    foreach (var quantity in fit.Parameters.Concat(fit.Forecasts)) AssertSound(quantity);
                }
            },
            iter: 300);

    [Fact]
    public void Noise_without_a_law_gives_estimates_or_a_reason_under_every_objective() =>
        Gen.Select(Rows, Gen.Int[0, 2], Gen.Enum<ObjectiveKind>(), Gen.Bool).Sample(
            (rows, weighting, kind, raw) =>
            {
                foreach (var law in KnownLaws.All)
                {
                    var fit = law.Fit(
                        Data(rows, law.Axes, weighting),
                        new FitOptions { Intervals = false, Objective = new(kind, 1e-3, raw) });
                    if (fit.Refusal is not null) continue;
                    foreach (var quantity in fit.Parameters.Where(q => q.NotIdentified is null))
                        Assert.True(double.IsFinite(quantity.Value), quantity.ToString());
                }
            },
            iter: 50);

    [Fact]
    public void Noise_without_a_law_gives_ordered_bootstrap_intervals_or_a_reason() =>
        Gen.Select(
            Rows, Gen.Int[0, 2], Gen.Enum<ObjectiveKind>(), Gen.Int[(int)IntervalMethod.Wald, (int)IntervalMethod.WildBootstrap]).Sample(
            (rows, weighting, kind, method) =>
            {
                foreach (var law in KnownLaws.All.Where(l => l.Axes == 1))
                {
                    var fit = law.Fit(
                        Data(rows, 1, weighting),
                        new FitOptions { ForecastAt = [[4096]], Draws = 100, Objective = new(kind), Method = (IntervalMethod)method });
                    if (fit.Refusal is not null) continue;
                    foreach (var quantity in fit.Parameters.Concat(fit.Forecasts)) AssertSound(quantity);
                }
            },
            iter: 15);

    [Fact]
    public void Noise_without_a_class_gives_weights_or_a_reason() =>
        Rows.Sample(
            rows =>
            {
                var result = ComplexityFit.Analyse(Data(rows, 1, 0), FitOptions.Default);
                if (result.Refusal is not null) return;
                AssertSound(result.Exponent!);
                Assert.All(result.Classes, c => Assert.InRange(c.Weight, 0, 1));
            },
            iter: 300);

    [Fact]
    public void Sentences_write_numbers_in_the_invariant_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");

            var fit = KnownLaws.Find("power")!.Fit(new FitData([1, 2, 3], [1, -2.5, 3]), FitOptions.Default);

            Assert.StartsWith("Point 2: y is -2.5,", fit.Refusal, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static FitData Data((double X, double X2, double Y, double Extra)[] rows, int axes, int weighting)
    {
        double[][] x = axes == 1
            ? [[.. rows.Select(r => r.X)]]
            : [[.. rows.Select(r => r.X)], [.. rows.Select(r => r.X2)]];
        double[] y = [.. rows.Select(r => r.Y)];
        return weighting switch
        {
            1 => new FitData(x, y, weights: [.. rows.Select(r => r.Extra)]),
            2 => new FitData(x, y, standardErrors: [.. rows.Select(r => r.Extra * r.Y)]),
            _ => new FitData(x, y),
        };
    }

    private static void AssertSound(FittedQuantity quantity)
    {
        if (quantity.NotIdentified is null)
        {
            Assert.True(double.IsFinite(quantity.Value), quantity.ToString());
            Assert.True(double.IsFinite(quantity.Lower) && double.IsFinite(quantity.Upper), quantity.ToString());
        }

        // An end may touch the estimate, up to the rounding of a change of unit.
        var rounding = 1e-12 * Math.Abs(quantity.Value);
        if (double.IsNaN(quantity.Value)) return;
        Assert.True(quantity.Lower <= quantity.Value + rounding, quantity.ToString());
        Assert.True(quantity.Upper >= quantity.Value - rounding, quantity.ToString());
    }
}
