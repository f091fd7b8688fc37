using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Judge;

/// <summary>Checks of one family share one correction, and speak with one voice.</summary>
public sealed class FamilyTests
{
    [Fact]
    public void The_correction_is_within_the_family()
    {
        var alone = Case("kernels", 1, .05);
        var p = Judged(alone).Gates[0].P;
        var verdicts = Judgement.Of([alone, .. Enumerable.Range(2, 9).Select(seed => Case("losses", seed, 0))], new(), Acceptances.None);
        Assert.Equal(p, verdicts[0].Gates[0].Q);
        Assert.Equal(new GateFamily("kernels", 1, 1), verdicts[0].Gates[0].Family);
        Assert.Equal(9, verdicts[1].Gates[0].Family.Gates);

        var together = Judgement.Of([alone, .. Enumerable.Range(2, 9).Select(seed => Case("kernels", seed, 0))], new(), Acceptances.None);
        Assert.Equal(10, together[0].Gates[0].Family.Gates);
        Assert.True(together[0].Gates[0].Q > p);
    }

    [Fact]
    public void Gates_without_data_count_in_their_own_family()
    {
        string?[] unasked = ["kernels", "kernels", null];
        Assert.Equal(3, Judgement.Of([Case("kernels", 1, 0)], new(), Acceptances.None, unasked)[0].Gates[0].Family.Gates);
        Assert.Equal(2, Judgement.Of([Case(null, 1, 0)], new(), Acceptances.None, unasked)[0].Gates[0].Family.Gates);
    }

    [Fact]
    public void A_regression_says_how_many_of_how_many_gates_and_the_raw_p()
    {
        var verdicts = Judgement.Of([Case(null, 1, .1), Case(null, 2, 0), Case(null, 3, 0)], new(), Acceptances.None);
        Assert.Matches(@"q (=|<) [0-9.]+ \(p (=|<) [0-9.]+; 1 of 3 gates\)$", verdicts[0].Gates[0].Reason);
        Assert.EndsWith("q < 0.0001", Judged(Case(null, 1, .1)).Gates[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_family_has_a_line_where_there_are_several()
    {
        // Seven checks a little worse in one family, one alone in another.
        CheckCase[] cases = [.. Enumerable.Range(1, 7).Select(seed => Case("kernels", seed, .006)), Case(null, 9, .001)];
        var verdicts = Judgement.Of(cases, new(), Acceptances.None);
        var families = FamilyVerdict.Of(verdicts);
        Assert.Equal(["kernels", null], families.Select(family => family.Name));
        Assert.Equal((7, 7, 7, 1 / 128.0), (families[0].Gates, families[0].Compared, families[0].Worse, families[0].P));
        Assert.Equal(
            [
                $"family kernels: {verdicts.Take(7).Select(check => check.Verdict).Worst().Word()}, 0 of 7 gates regressed, 7 of 7 checks worse",
                "7 of 7 checks of family kernels are worse than their baseline, however little: by chance that has p = 0.0078",
                $"other checks: {verdicts[7].Verdict.Word()}, 0 of 1 gates regressed, {families[1].Worse} of 1 checks worse",
            ],
            FamilyVerdict.Sentences(verdicts));
    }

    /// <summary>A check on level whose head is so much worse, in logarithms; base commits scatter by 1 %.</summary>
    private static CheckCase Case(string? family, int seed, double worse)
    {
        var random = new Random(seed);
        double Law(double x) => 3 * Math.Pow(x, -.1);
        double[][] @base = [.. Enumerable.Range(0, 10).Select(_ => Noisy(random, Sizes, Law, .002, common: .01))];
        var mean = Sizes.Select((_, i) => @base.Average(curve => Math.Log(curve[i]))).ToArray();
        var head = Array.ConvertAll(mean, log => Math.Exp(log + worse));
        return Cases.Case(Cases.Law("power", Gate("level", "0")) with { Family = family }, Sizes, head, @base);
    }
}
