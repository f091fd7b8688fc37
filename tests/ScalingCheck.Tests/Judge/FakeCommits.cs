using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>Commits by short names: <c>Add("b", "a")</c> is a commit b on a. The base branch is main.</summary>
internal sealed class FakeCommits : ICommitGraph
{
    private readonly Dictionary<string, string[]> _parents = [];

    public string? Head { get; private set; }

    public string? CurrentBranch => null;

    public bool IsDirty => false;

    public bool IsShallow { get; init; }

    /// <summary>Tip of the base branch; null: there is no such branch.</summary>
    public string? Main { get; set; }

    /// <summary>A full object name whose first digits show the short name's bytes.</summary>
    public static string Name(string name) => Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(name)).PadRight(40, '0');

    public string Add(string name, params string[] parents)
    {
        _parents[Name(name)] = Array.ConvertAll(parents, Name);
        return Head = Name(name);
    }

    /// <summary>Adds a commit on another, named in full.</summary>
    public string AddOn(string name, string parent)
    {
        _parents[Name(name)] = [parent];
        return Head = Name(name);
    }

    /// <summary>Adds a commit to the base branch.</summary>
    public string AddToMain(string name)
    {
        _parents[Name(name)] = Main is null ? [] : [Main];
        return Head = Main = Name(name);
    }

    /// <summary>The branch that held the commit is deleted and its objects are gone.</summary>
    public void Forget(string name) => _parents.Remove(Name(name));

    public string? Resolve(string revision) => revision == "main" ? Main
        : _parents.Keys.FirstOrDefault(name => name.StartsWith(revision, StringComparison.Ordinal));

    public CommitDetails? Describe(string commit) => _parents.TryGetValue(commit, out var parents)
        ? new CommitDetails(commit, parents, null, null) : null;

    public BaseBranch? FindBaseBranch(string? name = null) => Main is not null && name is null or "main" ? new BaseBranch("main", [Main!]) : null;

    public MergeBase FindMergeBase(string commit, IReadOnlyList<string> others)
    {
        var theirs = others.SelectMany(Ancestors).ToHashSet();
        return Ancestors(commit).FirstOrDefault(theirs.Contains) is { } common ? MergeBase.At(common)
            : IsShallow ? MergeBase.Shallow : MergeBase.Unrelated;
    }

    public Lineage FirstParents(string commit, int limit = Lineage.DefaultLimit)
    {
        var line = new List<Ancestor>();
        for (var next = commit; next is not null && _parents.TryGetValue(next, out var parents) && line.Count < limit; next = parents.FirstOrDefault())
            line.Add(new Ancestor(next, line.Count, null));
        return new Lineage(line, CutShort: IsShallow);
    }

    public int? DistanceBehind(string ancestor, string tip) => FirstParents(tip).Ancestors.FirstOrDefault(one => one.Commit == ancestor)?.Distance;

    // Breadth first: good enough for the small graphs of tests.
    private IEnumerable<string> Ancestors(string commit)
    {
        var queue = new Queue<string>([commit]);
        var seen = new HashSet<string>();
        while (queue.TryDequeue(out var next))
        {
            if (!seen.Add(next)) continue;
            yield return next;
            foreach (var parent in _parents.GetValueOrDefault(next, [])) queue.Enqueue(parent);
        }
    }
}
