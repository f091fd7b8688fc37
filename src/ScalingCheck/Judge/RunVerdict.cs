using ScalingCheck.Diagnostics;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Judge;

/// <summary>The answer of a whole run.</summary>
internal sealed record RunVerdict
{
    public required Verdict Verdict { get; init; }

    public required IReadOnlyList<CheckVerdict> Checks { get; init; }

    /// <summary>What else the user should know: missing metrics, copies, unused acceptances.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Changes of level of the base branch that were noticed now or that are not settled.</summary>
    public IReadOnlyList<ChangeNote> Changes { get; init; } = [];

    /// <summary>Where the base branch has been worse for longer than its noise would be, without a change of level.</summary>
    public IReadOnlyList<ExcursionNote> Excursions { get; init; } = [];

    /// <summary>What the shell is told, under the <c>fail-on</c> of the configuration.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>What breaks the build, so that a report shows as failed what failed.</summary>
    public IReadOnlySet<FailOn> FailOn { get; init; } = JudgeSettings.DefaultFailOn;

    /// <summary>A regression first: nothing that is missing may hide it. Then what kept the run from being judged.</summary>
    public static ExitCode ExitCodeOf(
        IEnumerable<CheckVerdict> checks, IEnumerable<Diagnostic> diagnostics, IReadOnlySet<FailOn> failOn)
    {
        var gates = checks.SelectMany(check => check.Gates.Count == 0 ? [check.Verdict] : check.Gates
            .Where(gate => gate.Acceptance is null && (check.BaselineExpected || gate.Verdict != Verdict.NoBaseline))
            .Select(gate => gate.Verdict)).ToHashSet();
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.ExitCode).ToHashSet();
        if (gates.Contains(Verdict.Regressed) && failOn.Contains(Judge.FailOn.Regression)) return ExitCode.Regression;
        // A broken store or a wrong setting is no verdict, and no setting makes it one.
        if (errors.Contains(ExitCode.Infrastructure)) return ExitCode.Infrastructure;
        if (errors.Contains(ExitCode.Usage)) return ExitCode.Usage;
        var missing = errors.Contains(ExitCode.NoData) || gates.Contains(Verdict.NoBaseline) || gates.Contains(Verdict.Refused);
        if (missing && failOn.Contains(Judge.FailOn.NoData)) return ExitCode.NoData;
        return gates.Contains(Verdict.Inconclusive) && failOn.Contains(Judge.FailOn.Inconclusive) ? ExitCode.Inconclusive : ExitCode.Ok;
    }
}
