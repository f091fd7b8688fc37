using System.Globalization;

namespace ScalingCheck.History.GitBranch;

/// <summary>
/// What is on the branch at one tip, by name: no file is opened for it. Files that are not of the store are not listed; they
/// stay where they are.
/// </summary>
internal sealed class BranchListing
{
    private readonly Dictionary<string, BranchFile> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _idsByCommit = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedList<int, BranchFile>> _verdicts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BranchFile> _changes = new(StringComparer.Ordinal);

    private IReadOnlyList<string>? _ids;
    private IReadOnlyList<IGrouping<string, string>>? _months;
    private ILookup<string, BranchFile>? _changesByCommit;

    private BranchListing(string? tip) => Tip = tip;

    /// <summary>The commit that this is the listing of; null: there is no branch yet.</summary>
    public string? Tip { get; private set; }

    /// <summary>The file that says which format the branch has; null when there is none.</summary>
    public BranchFile? Marker { get; private set; }

    /// <summary>All changes of level.</summary>
    public IEnumerable<BranchFile> Changes => _changes.Values;

    /// <summary>Ids of what something was said of.</summary>
    public IEnumerable<string> Judged => _verdicts.Where(said => said.Value.Count > 0).Select(said => said.Key).Order(StringComparer.Ordinal);

    /// <summary>Ids of the snapshots in ordinal order.</summary>
    public IReadOnlyList<string> Ids => _ids ??= [.. _byId.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The months that hold snapshots, newest first, each with the ids of its snapshots.</summary>
    public IReadOnlyList<IGrouping<string, string>> Months => _months ??=
        [.. _byId.GroupBy(entry => entry.Value.Month, entry => entry.Key).OrderByDescending(month => month.Key, StringComparer.Ordinal)];

    public static BranchListing None { get; } = new(null);

    /// <param name="tip">The commit.</param>
    /// <param name="lines">The output of <c>git ls-tree -r -z</c>.</param>
    public static BranchListing Parse(string tip, string lines)
    {
        var listing = new BranchListing(tip);
        foreach (var line in lines.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // mode SP type SP object TAB path
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var head = line[..tab].Split(' ');
            if (head is ["100644" or "100755", "blob", var blob]) listing.Add(new BranchFile(line[(tab + 1)..], blob));
        }

        return listing;
    }

    /// <summary>Makes this the listing of another commit; of ten thousand names it changes the few that differ.</summary>
    /// <param name="tip">The other commit.</param>
    /// <param name="changes">The output of <c>git diff-tree -r -z</c> from this commit to that one.</param>
    public void MoveTo(string tip, string changes)
    {
        (Tip, _ids, _months, _changesByCommit) = (tip, null, null, null);
        var words = changes.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            // :mode SP mode SP object SP object SP status NUL path
            var path = words[i + 1];
            Remove(path);
            if (words[i].Split(' ') is [_, "100644" or "100755", _, var blob, _]) Add(new BranchFile(path, blob));
        }
    }

    public BranchFile? Snapshot(string id) => _byId.GetValueOrDefault(id);

    public IEnumerable<string> IdsOf(string commit) =>
        _idsByCommit.TryGetValue(BranchPaths.CommitPart(commit), out var ids) ? ids : [];

    /// <summary>What was said of a snapshot, in the order in which it was said, by number.</summary>
    public IEnumerable<KeyValuePair<int, BranchFile>> Verdicts(string id) => _verdicts.TryGetValue(id, out var said) ? said : [];

    public IEnumerable<BranchFile> ChangesAt(string commit) => (_changesByCommit ??= _changes.Values.ToLookup(
        file => BranchPaths.Parse(file.Path)!.Value.First, StringComparer.Ordinal))[BranchPaths.CommitPart(commit)];

    public bool HasChange(string id) => _changes.ContainsKey(BranchPaths.Digest(id));

    private void Add(BranchFile file)
    {
        if (file.Path == BranchPaths.Marker) Marker = file;
        else if (BranchPaths.Parse(file.Path) is var (kind, first, second)) Add(file, kind, first, second);
    }

    private void Add(BranchFile file, string kind, string first, string second)
    {
        if (kind == BranchPaths.Snapshots && BranchPaths.IsId(second)) AddSnapshot(file, first, second);
        else if (kind == BranchPaths.Verdicts && BranchPaths.IsId(first)) AddVerdict(file, first, second);
        else if (kind == BranchPaths.Changes && BranchPaths.IsId(second)) _changes.TryAdd(second, file);
    }

    private void Remove(string path)
    {
        if (path == BranchPaths.Marker) Marker = null;
        if (BranchPaths.Parse(path) is not var (kind, first, second)) return;
        if (kind == BranchPaths.Snapshots && _byId.TryGetValue(second, out var known) && known.Path == path)
        {
            _byId.Remove(second);
            _idsByCommit[first].Remove(second);
        }
        else if (kind == BranchPaths.Verdicts && _verdicts.TryGetValue(first, out var said) && Place(second) is { } place) said.Remove(place);
        else if (kind == BranchPaths.Changes && _changes.TryGetValue(second, out var change) && change.Path == path) _changes.Remove(second);
    }

    private void AddSnapshot(BranchFile file, string commit, string id)
    {
        // The same snapshot in two months can only have been put there by hand; the first in the order of names serves.
        if (!_byId.TryAdd(id, file)) return;
        if (!_idsByCommit.TryGetValue(commit, out var ids)) _idsByCommit.Add(commit, ids = []);
        ids.Add(id);
    }

    private void AddVerdict(BranchFile file, string id, string number)
    {
        if (!_verdicts.TryGetValue(id, out var said)) _verdicts.Add(id, said = []);
        if (Place(number) is { } place) said.TryAdd(place, file);
    }

    private static int? Place(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
}
