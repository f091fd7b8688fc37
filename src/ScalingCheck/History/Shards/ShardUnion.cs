using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.Shards;

/// <summary>What several jobs collected, as if one had collected it: the same order, the same messages.</summary>
internal static class ShardUnion
{
    private const string NoFilesMatch = "SC2001";
    private const string Copied = "SC2120";

    /// <param name="parts">In the order of their numbers.</param>
    public static Collected Of(IReadOnlyList<PartialResult> parts)
    {
        // A table that is checked in lies in every job: read alike from the same place it counts once. Two jobs that write
        // different numbers to files of the same name have measured twice. Grouping is stable: those stand in the order of the jobs.
        var blocks = parts.SelectMany(ShardBlock.Of).GroupBy(block => (block.File.Rule, block.File.Path))
            .OrderBy(group => group.Key.Rule).ThenBy(group => group.Key.Path, StringComparer.Ordinal).SelectMany(Different).ToList();
        var observations = blocks.SelectMany(block => block.Observations).ToList();
        var limit = new CollectOptions().Limit;
        if (observations.Count > limit) return new Collected([], [Catalogue.TooManyObservations(limit)], []);

        var order = blocks.Select(block => block.File.Path).Distinct(StringComparer.Ordinal)
            .Select((path, index) => (path, index)).ToDictionary(pair => pair.path, pair => pair.index, StringComparer.Ordinal);
        var diagnostics = parts.SelectMany(part => part.Diagnostics)
            // A job has the files of its own part only: a pattern that found some anywhere is right.
            .Where(said => said.Code != Copied && (said.Code != NoFilesMatch || parts.All(part => part.Diagnostics.Contains(said))))
            .OrderBy(said => said.Location is { File: { } file } && order.TryGetValue(file, out var place) ? place : -1)
            .Concat(Copies.Find(observations)).Distinct();
        return new Collected(observations, [.. diagnostics], blocks.ConvertAll(block => block.File));
    }

    private static List<ShardBlock> Different(IEnumerable<ShardBlock> blocks)
    {
        var kept = new List<ShardBlock>();
        foreach (var block in blocks)
        {
            if (!kept.Exists(block.IsSame)) kept.Add(block);
        }

        return kept;
    }
}
