using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Report;

/// <summary>Results that every report must be able to show, the same at every run.</summary>
internal static class Samples
{
    private static readonly double[] Params = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8, 6.4e8, 1.28e9];

    /// <summary>A sort that is as fast as ever at the sizes of CI and grows faster: against twelve commits.</summary>
    public static CheckCase SortTime(double exponent = 1.18)
    {
        var random = new Random(12);
        var gated = Complexity(Gate("exponent", "0.05"), Gate("level", "10%"), Gate("forecast@N=1e6", "10%"));
        double[] Run(double power) => Noisy(random, Sizes, n => 1e-4 * Math.Pow(n / 4000, power), .01, .02);
        return Case(gated, Sizes, Run(exponent), [.. Enumerable.Range(0, 12).Select(_ => Run(1.1))], "s");
    }

    /// <summary>A loss curve that is as it was, against six commits.</summary>
    public static CheckCase Loss(double scale = 1)
    {
        var random = new Random(3);
        var gated = Law("power-constant", Gate("slope", "0.5%"), Gate("forecast@params=1e10", "1%"), new GateRule { Target = "E", Max = 1.9 });
        double[] Run(double factor) => Noisy(random, Params, n => factor * (1.69 + 406.4 * Math.Pow(n, -.34)), .0006);
        return Case(gated, Params, Run(scale), [.. Enumerable.Range(0, 6).Select(_ => Run(1))]);
    }

    /// <summary>A new check: one forecast, no baseline yet.</summary>
    public static CheckCase First()
    {
        var gated = Law("power", Gate("slope", "1%"), Gate("forecast@params=1e10", "1%"));
        gated = gated with { Check = gated.Check with { Name = "first-run" } };
        return Case(gated, Outcome(gated, Params, Array.ConvertAll(Params, n => 30 * Math.Pow(n, -.12))));
    }

    /// <summary>Points that cannot be fitted.</summary>
    public static CheckCase Refused()
    {
        var gated = Law("power-constant", Gate("slope", "1%"));
        gated = gated with { Check = gated.Check with { Name = "diverged" } };
        var points = Points(Params[..4], [3.1, 2.9, double.NaN, 2.6]);
        return Case(gated, CheckOutcome.RefusedBy(points, "power-constant", "eval_loss is NaN at params=4e7 (run.csv:4): leave it out with 'where', or mend the run"));
    }

    /// <summary>A law of two sizes, which no single curve shows.</summary>
    public static CheckCase TwoAxes()
    {
        var random = new Random(5);
        var settings = new CheckSettings { Name = "compute-optimal", Kind = "scaling-law", Y = "eval_loss", X = ["params", "tokens"], Better = Direction.Lower };
        var points = new List<SeriesPoint>();
        foreach (var n in Params[..6])
            foreach (var d in new[] { 1e8, 1e9, 1e10 })
                points.Add(new SeriesPoint([n, d], (1.69 + 406.4 * Math.Pow(n, -.34) + 410.7 * Math.Pow(d, -.28)) * (1 + .001 * Normal(random)), default));
        var series = new Series(NamedValues<string>.Of(("split", "val")), null, points);
        return Case(new GatedCheck(settings, []), KnownChecks.Find("scaling-law")!.Estimate(settings, series, intervals: false)) with { NoBaseline = null };
    }

    public static RunReport Report(IReadOnlyList<CheckCase> cases, IReadOnlyList<Diagnostic>? diagnostics = null, Acceptances? acceptances = null)
    {
        var settings = new JudgeSettings();
        var checks = Judgement.Of(cases, settings, acceptances ?? Acceptances.None);
        var found = diagnostics ?? [];
        return new RunReport(new RunVerdict
        {
            Verdict = checks.Select(check => check.Verdict).Append(found.Any(one => one.Severity == Severity.Error) ? Verdict.Refused : Verdict.Pass).Worst(),
            Checks = checks,
            Diagnostics = found,
            ExitCode = RunVerdict.ExitCodeOf(checks, found, settings.FailOn),
        })
        {
            Commit = "9be0d31aa0c07712e9be0d31aa0c07712e9be0d3",
            ToolVersion = "1.2.3",
            Reproduce = "dotnet scaling-check check --config scaling-check.yml",
        };
    }

    /// <summary>One of everything.</summary>
    public static RunReport Everything() => Report(
        [SortTime(), Loss(), First(), Refused(), TwoAxes()],
        [Catalogue.MissingMetric("memory", "allocated", ["time", "tiem"], new SourceLocation("scaling-check.yml", 14, 3))]);
}
