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

    private BranchListing(string? tip) => Tip = tip;

    /// <summary>The commit that this is the listing of; null: there is no branch yet.</summary>
    public string? Tip { get; }

    /// <summary>The file that says which format the branch has; null when there is none.</summary>
    public BranchFile? Marker { get; private set; }

    /// <summary>All changes of level.</summary>
    public IEnumerable<BranchFile> Changes => _changes.Values;

    /// <summary>Ids of the snapshots in ordinal order.</summary>
    public IReadOnlyList<string> Ids => field ??= [.. _byId.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The months that hold snapshots, newest first, each with the ids of its snapshots.</summary>
    public IReadOnlyList<IGrouping<string, string>> Months => field ??=
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

    public BranchFile? Snapshot(string id) => _byId.GetValueOrDefault(id);

    public IEnumerable<string> IdsOf(string commit) =>
        _idsByCommit.TryGetValue(BranchPaths.CommitPart(commit), out var ids) ? ids : [];

    /// <summary>What was said of a snapshot, in the order in which it was said, by number.</summary>
    public IEnumerable<KeyValuePair<int, BranchFile>> Verdicts(string id) => _verdicts.TryGetValue(id, out var said) ? said : [];

    public IEnumerable<BranchFile> ChangesAt(string commit)
    {
        var part = "/" + BranchPaths.CommitPart(commit) + "-";
        return _changes.Values.Where(file => file.Path.Contains(part, StringComparison.Ordinal));
    }

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
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)) said.TryAdd(place, file);
    }
}
