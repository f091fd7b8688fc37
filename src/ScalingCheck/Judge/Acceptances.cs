using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>The acceptances that are in force for one head on one day.</summary>
internal sealed class Acceptances
{
    public static readonly Acceptances None = new([], AcceptedCommits.None, DateOnly.MinValue);

    /// <summary>How long a mute holds that does not say so, from its commit on.</summary>
    public const int MuteDays = 90;

    private readonly IReadOnlyList<Acceptance> _all;
    private readonly AcceptedCommits _commits;
    private readonly DateOnly _today;

    /// <param name="all">
    /// Every entry of the file. The file is part of what is measured, so that an entry reaches exactly the commits that it was
    /// merged into: its commit need not be an ancestor, since a squash merge leaves none.
    /// </param>
    /// <param name="commits">What is known of the commits that the entries name.</param>
    /// <param name="today">The day on which mutes expire or not.</param>
    public Acceptances(IReadOnlyList<Acceptance> all, AcceptedCommits commits, DateOnly today)
    {
        _all = all;
        _commits = commits;
        _today = today;
    }

    /// <summary>
    /// The entry that lets this gate's regression through, or null. An entry accepts what its commit showed: what is worse
    /// than that by more than the margin is a new change.
    /// </summary>
    public Acceptance? For(CheckCase item, string gate, Comparison comparison, double falseAlarms) => _all.FirstOrDefault(entry =>
        entry.Names(item.Title, item.Gated.Check.Name, gate) && !Expired(entry) && !item.Spent.Contains(entry) && _commits.IsKnown(entry) &&
        !IsWorse(comparison, _commits.ShownAt(entry, item.Title), falseAlarms));

    /// <summary>The entry that says of a reported change of level that it is meant, or null.</summary>
    public Acceptance? For(RecordedChange change, string checkName) => _all
        .Where(entry => !Expired(entry) && Covers(entry, change, checkName))
        // A new level after a mute is the last word.
        .OrderByDescending(entry => entry.IsNewLevel).FirstOrDefault();

    /// <summary>True when a mute of a reported change has ended and nothing has taken its place: the change is open again.</summary>
    public bool IsMuteOver(RecordedChange change, string checkName) => For(change, checkName) is null && _all.Any(entry =>
        !entry.IsNewLevel && Expired(entry) && Covers(entry, change, checkName));

    /// <summary>The entries by which the baseline of this check starts anew.</summary>
    public IReadOnlyList<Acceptance> NewLevels(string checkTitle, string checkName) =>
        [.. _all.Where(entry => entry.IsNewLevel && entry.NamesCheck(checkTitle, checkName) && _commits.IsKnown(entry))];

    /// <summary>True when a commit's regression at a gate is the one that an entry accepts as the new level.</summary>
    public bool IsNewLevelAt(string commit, string checkTitle, string checkName, string gate) =>
        _all.Any(entry => entry.IsNewLevel && entry.IsOf(commit) && entry.Names(checkTitle, checkName, gate));

    /// <summary>A warning for every entry that cannot do what its author meant.</summary>
    /// <param name="checks">The verdicts of the run.</param>
    /// <param name="missing">Names of checks without data: whether they have the gate is not known today.</param>
    public IEnumerable<Diagnostic> Warnings(IReadOnlyCollection<CheckVerdict> checks, IReadOnlyCollection<string> missing)
    {
        foreach (var entry in _all)
        {
            var named = missing.Any(name => entry.Check == name || entry.Check.StartsWith(name + "[", StringComparison.Ordinal)) ||
                checks.Any(check => check.Gates.Any(gate => entry.Names(check.Title, check.Check.Name, gate.Name)));
            var problem = Expired(entry) ? FormattableString.Invariant($"expired on {LastDay(entry):yyyy-MM-dd}")
                : !named ? "names no gate of this configuration"
                : !_commits.IsKnown(entry) ? $"names commit {entry.Commit}, which is neither here nor in the history"
                : null;
            if (problem is not null) yield return Catalogue.UnusedAcceptance(entry.Check, entry.Estimate, problem, entry.At);
        }
    }

    private static bool Covers(Acceptance entry, RecordedChange change, string checkName) =>
        entry.Names(change.Check, checkName, change.Estimate) &&
        (entry.IsOf(change.Commit) || entry.IsOf(change.NoticedAt) || change.Candidates.Any(entry.IsOf));

    private bool Expired(Acceptance entry) => LastDay(entry) is { } day && day < _today;

    /// <summary>A mute without a day ends all the same, or it would be a new level without anyone having said so.</summary>
    private DateOnly? LastDay(Acceptance entry) => entry.Expires
        ?? (entry.IsNewLevel || _commits.TimeOf(entry) is not { } time ? null : DateOnly.FromDateTime(time.UtcDateTime).AddDays(MuteDays));

    private static bool IsWorse(Comparison comparison, Worsening? accepted, double falseAlarms)
    {
        if (accepted is not { } shown) return false;
        var now = comparison.Worsening;
        var error = Math.Sqrt(now.StandardError * now.StandardError + shown.StandardError * shown.StandardError);
        return new Worsening(now.Change - shown.Change, error, now.DegreesOfFreedom).PValue(comparison.Margin) <= falseAlarms;
    }
}
