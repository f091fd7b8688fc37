using ScalingCheck.Diagnostics;

namespace ScalingCheck.Judge;

/// <summary>The answer of a whole run.</summary>
internal sealed record RunVerdict
{
    public required Verdict Verdict { get; init; }

    public required IReadOnlyList<CheckVerdict> Checks { get; init; }

    /// <summary>What else the user should know: missing metrics, copies, unused acceptances.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What the shell is told, under the <c>fail-on</c> of the configuration.</summary>
    public required ExitCode ExitCode { get; init; }

    public static ExitCode ExitCodeOf(
        IEnumerable<CheckVerdict> checks, IEnumerable<Diagnostic> diagnostics, IReadOnlySet<FailOn> failOn)
    {
        var gates = checks.SelectMany(check => check.Gates.Count > 0
            ? check.Gates.Where(gate => gate.Acceptance is null).Select(gate => gate.Verdict) : [check.Verdict]).ToHashSet();
        var noData = diagnostics.Any(diagnostic => diagnostic is { Severity: Severity.Error, ExitCode: ExitCode.NoData });
        if (gates.Contains(Verdict.Regressed) && failOn.Contains(FailOn.Regression)) return ExitCode.Regression;
        if ((noData || gates.Contains(Verdict.NoBaseline) || gates.Contains(Verdict.Refused)) && failOn.Contains(FailOn.NoData)) return ExitCode.NoData;
        return gates.Contains(Verdict.Inconclusive) && failOn.Contains(FailOn.Inconclusive) ? ExitCode.Inconclusive : ExitCode.Ok;
    }
}
