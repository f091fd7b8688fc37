using ScalingCheck.Diagnostics;

namespace ScalingCheck.Judge;

/// <summary>The acceptances that are in force for one head on one day.</summary>
internal sealed class Acceptances
{
    public static readonly Acceptances None = new([], [], DateOnly.MinValue);

    private readonly IReadOnlyList<Acceptance> _all;
    private readonly IReadOnlyCollection<string> _lineage;
    private readonly DateOnly _today;

    /// <param name="all">Every entry of the file.</param>
    /// <param name="lineage">The head and its ancestors, as far back as is looked at.</param>
    public Acceptances(IReadOnlyList<Acceptance> all, IReadOnlyCollection<string> lineage, DateOnly today)
    {
        _all = all;
        _lineage = lineage;
        _today = today;
    }

    /// <summary>The entry that lets this gate's regression through, or null.</summary>
    public Acceptance? For(string checkTitle, string checkName, string estimate) => _all.FirstOrDefault(entry =>
        entry.Names(checkTitle, checkName, estimate) && !Expired(entry) && InLineage(entry));

    /// <summary>The commits at which the baseline of this check starts anew.</summary>
    public IReadOnlyList<Acceptance> NewLevels(string checkTitle, string checkName) =>
        [.. _all.Where(entry => entry.IsNewLevel && (entry.Check == checkTitle || entry.Check == checkName) && InLineage(entry))];

    /// <summary>A warning for every entry that cannot do what its author meant.</summary>
    public IEnumerable<Diagnostic> Warnings(IReadOnlyCollection<CheckVerdict> checks)
    {
        foreach (var entry in _all)
        {
            var problem = Expired(entry) ? FormattableString.Invariant($"expired on {entry.Expires:yyyy-MM-dd}")
                : !checks.Any(check => check.Gates.Any(gate => entry.Names(check.Title, check.Check.Name, gate.Name))) ? "names no gate of this configuration"
                : null;
            if (problem is not null) yield return Catalogue.UnusedAcceptance(entry.Check, entry.Estimate, problem, entry.At);
        }
    }

    private bool Expired(Acceptance entry) => entry.Expires is { } day && day < _today;

    private bool InLineage(Acceptance entry) => _lineage.Any(entry.IsOf);
}
