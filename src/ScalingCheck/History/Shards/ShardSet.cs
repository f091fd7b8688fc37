using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.Shards;

/// <summary>The partial results of one commit, found to belong together and to be all there.</summary>
internal static class ShardSet
{
    /// <summary>What keeps these parts from being one run; null when nothing does.</summary>
    public static Diagnostic? Problem(IReadOnlyList<PartialResult> parts)
    {
        var first = parts[0];
        foreach (var part in parts.Skip(1))
        {
            if (Difference(first, part) is { } what) return Catalogue.ShardsApart(what, first.File, part.File);
        }

        var byIndex = parts.ToLookup(part => part.Shard.Index);
        if (byIndex.FirstOrDefault(group => group.Count() > 1) is { } twice)
            return Catalogue.ShardTwice(first.Shard with { Index = twice.Key }, twice.First().File, twice.ElementAt(1).File);
        var missing = Enumerable.Range(1, first.Shard.Count).Where(index => !byIndex.Contains(index)).ToList();
        return missing.Count > 0 ? Catalogue.ShardsMissing(first.Shard.Count, missing) : null;
    }

    private static string? Difference(PartialResult first, PartialResult other)
    {
        var (one, two) = (first.Snapshot, other.Snapshot);
        if (one.Commit != two.Commit) return $"they measured {Shown(one.Commit)} and {Shown(two.Commit)}";
        if (first.Shard.Count != other.Shard.Count) return FormattableString.Invariant($"one is of {first.Shard.Count} shards, the other of {other.Shard.Count}");
        if (first.Configuration != other.Configuration) return "they were collected under different configurations";
        if (one.ToolVersion != two.ToolVersion) return "they were collected by different versions of the tool";
        return one.Uncommitted != two.Uncommitted ? "one was measured with uncommitted changes, the other without" : null;
    }

    private static string Shown(string commit) => Catalogue.Quoted(CommitName.Short(commit));
}
