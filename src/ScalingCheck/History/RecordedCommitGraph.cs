namespace ScalingCheck.History;

/// <summary>
/// The commits as the snapshots of a history tell of them: for a machine without a checkout, where only the measured
/// commits and the names of their parents are known. A line that passes through a commit that was never measured is cut
/// short there. Names are full commit names or branches; nothing is abbreviated.
/// </summary>
internal sealed class RecordedCommitGraph(IHistory history, string? head) : ICommitGraph
{
    /// <summary>Bounds the search for a common ancestor: a merge base older than this is no baseline.</summary>
    private const int SearchLimit = 2_000;

    private static readonly string[] DefaultBranches = ["main", "master"];

    private readonly Dictionary<string, CommitDetails> _known = new(StringComparer.Ordinal);
    private bool _newestKnown;

    public string? Head { get; } = head;

    public string? CurrentBranch => HeadSnapshot?.Branch;

    public bool IsDirty => HeadSnapshot?.Uncommitted == true;

    public bool IsShallow => false;

    private StoredSnapshot? HeadSnapshot => Head is not null && history.Find([Head]) is [.., var newest] ? newest : null;

    public string? Resolve(string revision) =>
        Describe(revision)?.Commit ?? TipOf(revision);

    public CommitDetails? Describe(string commit)
    {
        if (_known.TryGetValue(commit, out var known)) return known;
        var details = DetailsOf(commit, history.Find([commit]));
        // What is not recorded yet may be in a moment: the run itself is recorded before it is judged.
        if (details is not null) _known.Add(commit, details);
        return details;
    }

    // A run in a shallow clone may not have known the parents; another run of the commit may have.
    private static CommitDetails? DetailsOf(string commit, IEnumerable<StoredSnapshot> runs) =>
        runs.MaxBy(stored => stored.Parents.Count) is { } best ? new(commit, best.Parents, best.CommitTime, best.Subject) : null;

    /// <summary>A walk passes through hundreds of commits: the newest are read at once and not one by one.</summary>
    private void LearnNewest()
    {
        if (_newestKnown) return;
        _newestKnown = true;
        var newest = history.Latest(null, SearchLimit);
        // Of the oldest commit of a full page there may be runs that are not on it.
        var cut = newest.Count == SearchLimit ? newest[^1].CommitTime : DateTimeOffset.MinValue;
        foreach (var runs in newest.Where(stored => stored.CommitTime > cut).GroupBy(stored => stored.Commit))
            _known.TryAdd(runs.Key, DetailsOf(runs.Key, runs)!);
    }

    public BaseBranch? FindBaseBranch(string? name = null) =>
        (name is null ? DefaultBranches : [name])
            .Select(branch => (Branch: branch, Tip: TipOf(branch)))
            .Where(found => found.Tip is not null)
            .Select(found => new BaseBranch(found.Branch, [found.Tip!]))
            .FirstOrDefault();

    public MergeBase FindMergeBase(string commit, IReadOnlyList<string> others)
    {
        var theirs = AncestorsOf(others);
        var common = AncestorsOf([commit]).Where(theirs.Contains).ToList();
        // That two have nothing in common cannot be known from records: parents may be unknown.
        if (common.Count == 0) return MergeBase.Unrecorded;
        // The best has no descendant among the common ones; of several, the newest, then by name: always the same one.
        var covered = AncestorsOf(common.SelectMany(name => Describe(name)?.Parents ?? []));
        return MergeBase.At(common.Where(name => !covered.Contains(name))
            .OrderByDescending(name => Describe(name)?.Time ?? DateTimeOffset.MinValue)
            .ThenBy(name => name, StringComparer.Ordinal)
            .First());
    }

    public Lineage FirstParents(string commit, int limit = Lineage.DefaultLimit)
    {
        LearnNewest();
        var ancestors = new List<Ancestor>();
        for (var next = commit; ancestors.Count < limit;)
        {
            if (Describe(next) is not { } details) return new(ancestors, CutShort: true);
            ancestors.Add(new(next, ancestors.Count, details.Time));
            // A root commit, or a run that did not know the parents.
            if (details.Parents.Count == 0) return new(ancestors, CutShort: true);
            next = details.Parents[0];
        }

        return new(ancestors, CutShort: false);
    }

    public int? DistanceBehind(string ancestor, string tip) =>
        FirstParents(tip, SearchLimit).Ancestors.FirstOrDefault(one => one.Commit == ancestor)?.Distance;

    private string? TipOf(string branch) => history.Latest(branch, 1) is [var newest] ? newest.Commit : null;

    /// <summary>
    /// The commits and all that is known to lead to them. The name of a parent that was never measured is among them: two
    /// recorded commits may share it.
    /// </summary>
    private HashSet<string> AncestorsOf(IEnumerable<string> commits)
    {
        LearnNewest();
        var names = new HashSet<string>(commits, StringComparer.Ordinal);
        var queue = new Queue<string>(names);
        while (names.Count <= SearchLimit && queue.TryDequeue(out var next))
        {
            foreach (var parent in Describe(next)?.Parents.Where(names.Add) ?? []) queue.Enqueue(parent);
        }

        return names;
    }
}
