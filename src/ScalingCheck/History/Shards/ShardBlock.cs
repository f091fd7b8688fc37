using ScalingCheck.Collect;

namespace ScalingCheck.History.Shards;

/// <summary>The observations that one job read from one file under one rule.</summary>
internal sealed record ShardBlock(CollectedFile File, IReadOnlyList<Observation> Observations)
{
    /// <summary>The observations of a job, file by file.</summary>
    /// <exception cref="FormatException">They are not those of the files that the job names.</exception>
    public static IReadOnlyList<ShardBlock> Of(PartialResult part)
    {
        var blocks = new List<ShardBlock>(part.Files.Count);
        var all = part.Snapshot.Observations;
        var next = 0;
        foreach (var file in part.Files)
        {
            var start = next;
            while (next < all.Count && next - start < file.Count && all[next].Source.File == file.Path) next++;
            blocks.Add(new ShardBlock(file, [.. all.Skip(start).Take(next - start)]));
        }

        return next == all.Count ? blocks : throw new FormatException("its observations are not those of its files");
    }

    public bool IsSame(ShardBlock other) => File == other.File && Observations.SequenceEqual(other.Observations);
}
