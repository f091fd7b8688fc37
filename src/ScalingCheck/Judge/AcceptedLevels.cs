using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>Where on the line behind the head the levels begin that a reviewer accepted.</summary>
internal sealed class AcceptedLevels
{
    private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);
    private readonly List<Acceptance> _spent = [];

    private AcceptedLevels()
    {
    }

    /// <summary>The oldest commit of the present level of each gate that has one, as a place on the line.</summary>
    public IReadOnlyDictionary<string, int> Starts => _starts;

    /// <summary>New levels that the line holds: what was accepted is now what the head is compared with.</summary>
    public IReadOnlyList<Acceptance> Spent => _spent;

    /// <param name="line">The measured commits, nearest first.</param>
    /// <param name="said">The newest word on each of them.</param>
    public static AcceptedLevels Of(
        IReadOnlyList<MeasuredCommit> line, IReadOnlyList<List<RecordedVerdict>> said, Acceptances acceptances, AcceptedCommits known,
        string checkTitle, string checkName)
    {
        var levels = new AcceptedLevels();
        for (var i = 0; i < said.Count; i++)
            foreach (var gate in said[i].Where(gate => gate.Verdict == BaselineCommits.Accepted)) levels._starts.TryAdd(gate.Estimate, i);
        foreach (var entry in acceptances.NewLevels(checkTitle, checkName))
        {
            var at = StartOf(entry, line, said, known);
            if (at < 0) continue;
            levels._spent.Add(entry);
            levels._starts[entry.Estimate] = levels._starts.TryGetValue(entry.Estimate, out var start) ? Math.Min(start, at) : at;
        }

        return levels;
    }

    /// <summary>The oldest commit of the line that holds the entry's level; -1 when none does.</summary>
    private static int StartOf(
        Acceptance entry, IReadOnlyList<MeasuredCommit> line, IReadOnlyList<List<RecordedVerdict>> said, AcceptedCommits known)
    {
        if (line.Count == 0) return -1;
        if (known.Holds(line[0].Commit, entry))
        {
            // Whatever descends from a commit that holds it holds it too: halve the line.
            var (holds, lacks) = (0, line.Count);
            while (lacks - holds > 1)
            {
                var middle = (holds + lacks) / 2;
                if (known.Holds(line[middle].Commit, entry)) holds = middle;
                else lacks = middle;
            }

            return holds;
        }

        // A squash merge leaves no trace of the commit; that the level was accepted on this line after it was measured does.
        if (known.MeasuredAt(entry) is not { } measured) return -1;
        for (var i = line.Count - 1; i >= 0; i--)
        {
            if (said[i].Exists(gate => gate.Verdict == BaselineCommits.Accepted && gate.Estimate == entry.Estimate) &&
                line[i].Snapshots.Any(snapshot => snapshot.RunTime >= measured)) return i;
        }

        return -1;
    }
}
