using ScalingCheck.Checks;

namespace ScalingCheck.Judge;

/// <summary>Curves, outcomes and base commits for tests, made by the same checks that the pipeline uses.</summary>
internal static class Cases
{
    public static readonly double[] Sizes = [1e3, 2e3, 4e3, 8e3, 1.6e4, 3.2e4];

    public static GatedCheck Complexity(params IReadOnlyList<GateRule> gates) => new(
        new CheckSettings
        {
            Name = "sort-time", Kind = "complexity", Y = "time", X = ["N"], Better = Direction.Lower,
            Options = NamedValues<string>.Of(("overhead", "false")), Forecast = Forecasts(gates),
        },
        gates);

    public static GatedCheck Law(string form, params IReadOnlyList<GateRule> gates) => new(
        new CheckSettings
        {
            Name = "loss", Kind = "scaling-law", Y = "eval_loss", X = ["params"], Better = Direction.Lower,
            Options = NamedValues<string>.Of(("form", form)), Forecast = Forecasts(gates),
        },
        gates);

    public static GateRule Gate(string target, string worseBy) => new() { Target = target, WorseBy = Amount.TryParse(worseBy) };

    public static GatedCheck HigherIsBetter(this GatedCheck gated) => gated with { Check = gated.Check with { Better = Direction.Higher } };

    public static GatedCheck With(this GatedCheck gated, ComparisonMode compare) => gated with { Compare = compare };

    public static Series Points(double[] sizes, double[] values, string? unit = null) => new(
        NamedValues<string>.Empty, unit,
        [.. sizes.Zip(values, (size, value) => new SeriesPoint([size], value, new SourceLocation("run.csv")))]);

    public static CheckOutcome Outcome(GatedCheck gated, double[] sizes, double[] values, string? unit = null, bool intervals = true) =>
        KnownChecks.Find(gated.Check.Kind)!.Estimate(gated.Check, Points(sizes, values, unit), intervals);

    /// <summary>A case in which every curve ran the same sizes; base commits nearest first.</summary>
    public static CheckCase Case(GatedCheck gated, double[] sizes, double[] head, IReadOnlyList<double[]> @base, string? unit = null) =>
        Case(gated, Outcome(gated, sizes, head, unit), [.. @base.Select((values, i) => Base(i, Outcome(gated, sizes, values, unit, intervals: false)))]);

    public static CheckCase Case(GatedCheck gated, CheckOutcome head, params IReadOnlyList<BaseCommit> @base) => new(
        gated, head, @base,
        @base.Count == 0 ? null : new Baseline
        {
            Anchor = @base[0].Commit, Because = "merge base with main", Commits = [.. @base.Select(commit => commit.Commit)],
        },
        @base.Count == 0 ? "no commit of the base branch is recorded yet" : null);

    public static BaseCommit Base(int number, CheckOutcome outcome) => new(Commit(number), number, outcome);

    public static string Commit(int number) => FormattableString.Invariant($"{0xb000000 + number:x7}{number:x33}");

    public static CheckVerdict Judged(CheckCase item, JudgeSettings? settings = null) => Judgement.Of([item], settings ?? new(), Acceptances.None)[0];

    /// <summary>The gate of that name.</summary>
    public static GateVerdict Gate(this CheckVerdict check, string name) => Assert.Single(check.Gates, gate => gate.Name == name);

    /// <summary>Values of a law with log-normal noise and a factor common to all sizes.</summary>
    public static double[] Noisy(Random random, double[] sizes, Func<double, double> law, double noise, double common = 0)
    {
        var factor = common * Normal(random);
        return Array.ConvertAll(sizes, size => law(size) * Math.Exp(factor + noise * Normal(random)));
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static IReadOnlyList<NamedValues<double>> Forecasts(IEnumerable<GateRule> gates) =>
        [.. gates.Select(gate => ForecastName.Parse(gate.Target)).OfType<NamedValues<double>>()];
}
