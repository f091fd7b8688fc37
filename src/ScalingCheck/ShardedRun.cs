using ScalingCheck.Collect;
using ScalingCheck.History;
using ScalingCheck.History.Shards;

namespace ScalingCheck;

/// <summary>Makes one run of what several jobs collected, and records it: a snapshot for each environment.</summary>
internal static class ShardedRun
{
    /// <param name="parts">All shards of one commit.</param>
    /// <param name="sameEnvironment">The keys in which machines must agree to be compared.</param>
    /// <param name="history">Where to record; null: nowhere.</param>
    public static RecordedRun Record(IReadOnlyList<PartialResult> parts, IReadOnlyList<string> sameEnvironment, IHistory? history)
    {
        List<PartialResult> ordered = [.. parts.OrderBy(part => part.Shard.Index)];
        var all = ShardUnion.Of(ordered);
        var commit = Commit(ordered);
        var kinds = Kinds(ordered, sameEnvironment);
        var runs = kinds.ConvertAll(kind => Record(commit, kind, kinds.Count == 1 ? all : ShardUnion.Of(kind), history));
        return runs[0] with { Collected = runs[0].Collected with { Diagnostics = all.Diagnostics }, Elsewhere = runs[1..] };
    }

    /// <summary>What all know of the commit; a job with a shallow checkout may not know the parents.</summary>
    private static Snapshot Commit(List<PartialResult> parts)
    {
        var best = parts.MaxBy(part => part.Snapshot.Parents.Count)!.Snapshot;
        return best with
        {
            Branch = parts.Select(part => part.Snapshot.Branch).FirstOrDefault(branch => branch is not null),
            RunTime = parts.Max(part => part.Snapshot.RunTime),
        };
    }

    /// <summary>The jobs whose machines may be compared, together. One that measured nothing is of no kind of its own.</summary>
    private static List<List<PartialResult>> Kinds(List<PartialResult> parts, IReadOnlyList<string> sameEnvironment)
    {
        var measured = parts.FindAll(part => part.Snapshot.Observations.Count > 0);
        if (measured.Count == 0) return [parts];
        var kinds = new List<List<PartialResult>>();
        foreach (var part in measured)
        {
            var kind = kinds.Find(kind => kind[0].Snapshot.Environment.DifferingKeys(part.Snapshot.Environment, sameEnvironment).Count == 0);
            if (kind is null) kinds.Add([part]);
            else kind.Add(part);
        }

        return kinds;
    }

    private static RecordedRun Record(Snapshot commit, List<PartialResult> kind, Collected collected, IHistory? history)
    {
        string? id = null;
        var environment = kind[0].Snapshot.Environment;
        if (history is not null && collected.Observations.Count > 0)
        {
            foreach (var machine in kind.GroupBy(part => part.Snapshot.Environment.Canonical(), StringComparer.Ordinal))
            {
                var snapshot = commit with
                {
                    Environment = machine.First().Snapshot.Environment,
                    Observations = ShardUnion.Of([.. machine]).Observations,
                };
                if (snapshot.Observations.Count == 0) continue;
                var stored = history.Append(snapshot);
                id ??= stored;
            }
        }

        var run = new MeasuredRun
        {
            Commit = commit.Commit,
            Parents = commit.Parents,
            Branch = commit.Branch,
            Uncommitted = commit.Uncommitted,
            Environment = environment,
            Time = commit.RunTime,
            ToolVersion = commit.ToolVersion,
            NoRecord = history is null,
        };
        return new RecordedRun(run, collected, id);
    }
}
