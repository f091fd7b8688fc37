using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Tool.Inputs;

/// <summary>A check with the points that were found for it, without history: what the quick verbs work on.</summary>
internal sealed record MeasuredCheck(GatedCheck Gated, IReadOnlyList<Series> Series, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>What was read, for whatever is asked beside the metric of the check.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The exit code of the first error, or null.</summary>
    public static ExitCode? FirstError(IEnumerable<Diagnostic> problems) =>
        problems.FirstOrDefault(problem => problem.Severity == Severity.Error)?.ExitCode;

    /// <summary>One case for each series, the form chosen on its own points.</summary>
    public IReadOnlyList<CheckCase> Fit()
    {
        var kind = KnownChecks.Find(Gated.Check.Kind)!;
        return [.. Series.Select(series =>
        {
            var formed = kind.FixForm(Gated.Check, series);
            return new CheckCase(Gated with { Check = formed }, kind.Estimate(formed, series, intervals: true), [], null, null);
        })];
    }
}
