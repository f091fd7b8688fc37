using ScalingCheck.History;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>What the repository and the history know of the commits that acceptances name by their first digits.</summary>
internal sealed class AcceptedCommits
{
    /// <summary>Knows nothing: for a run without history.</summary>
    public static readonly AcceptedCommits None = new();

    /// <summary>How many of the newest snapshots are searched for a commit that the repository no longer holds.</summary>
    private const int SearchLimit = 1000;

    private readonly ICommitGraph? _graph;
    private readonly IHistory? _history;
    // Asked late: a shallow clone may be deepened before.
    private readonly Lazy<IReadOnlyList<string>> _lineage = new([]);
    private readonly Dictionary<string, string?> _names = new(StringComparer.OrdinalIgnoreCase);

    // An entry may name a check of a thousand groups, and each of them asks: git is asked once.
    private readonly Dictionary<(string Commit, string Accepted), bool> _held = [];
    private IReadOnlyList<StoredSnapshot>? _newest;

    /// <param name="head">The measured commit; null when there is none.</param>
    public AcceptedCommits(ICommitGraph graph, IHistory history, string? head)
    {
        _graph = graph;
        _history = history;
        if (head is not null) _lineage = new(() => [head, .. graph.FirstParents(head).Ancestors.Select(ancestor => ancestor.Commit)]);
    }

    private AcceptedCommits()
    {
    }

    public bool IsKnown(Acceptance entry) => NameOf(entry) is not null;

    /// <summary>The worsening that the entry's commit was judged to have; null when it was not judged here.</summary>
    public Worsening? ShownAt(Acceptance entry, string checkTitle)
    {
        if (_history is null || NameOf(entry) is not { } name) return null;
        var ids = _history.Find([name]).Select(snapshot => snapshot.Id).ToList();
        // Ids come in no order that matters; of several runs of the commit the worst was accepted too.
        return _history.Verdicts(ids)
            .Where(verdict => verdict.Check == checkTitle && verdict.Estimate == entry.Estimate && verdict is { Value: not null, StandardError: not null })
            .OrderByDescending(verdict => verdict.Value)
            .Select(verdict => (Worsening?)new Worsening(verdict.Value!.Value, verdict.StandardError!.Value, double.PositiveInfinity))
            .FirstOrDefault();
    }

    /// <summary>When the entry's commit was last measured; null when it was not recorded here.</summary>
    public DateTimeOffset? MeasuredAt(Acceptance entry) => _history is null || NameOf(entry) is not { } name ? null
        : _history.Find([name]) is [.., var last] ? last.RunTime : null;

    /// <summary>When the entry's commit was made; null when that is not known here.</summary>
    public DateTimeOffset? TimeOf(Acceptance entry) => NameOf(entry) is not { } name ? null
        : _graph?.Describe(name)?.Time ?? (_history?.Find([name]) is [var first, ..] ? first.CommitTime : null);

    /// <summary>True when the commit holds the entry's commit: it is the same, or a descendant by whatever way.</summary>
    public bool Holds(string commit, Acceptance entry)
    {
        if (entry.IsOf(commit)) return true;
        if (NameOf(entry) is not { } name) return false;
        if (!_held.TryGetValue((commit, name), out var held))
            _held[(commit, name)] = held = _graph?.FindMergeBase(commit, [name]).Commit == name;
        return held;
    }

    private string? NameOf(Acceptance entry)
    {
        if (!_names.TryGetValue(entry.Commit, out var name)) _names[entry.Commit] = name = Find(entry);
        return name;
    }

    private string? Find(Acceptance entry)
    {
        if (_lineage.Value.FirstOrDefault(entry.IsOf) is { } ancestor) return ancestor;
        if (_graph?.Resolve(entry.Commit) is { } here) return here;
        _newest ??= _history?.Latest(null, SearchLimit) ?? [];
        return _newest.Select(snapshot => snapshot.Commit).FirstOrDefault(entry.IsOf);
    }
}
