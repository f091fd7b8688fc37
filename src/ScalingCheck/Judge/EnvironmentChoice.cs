using ScalingCheck.History;

namespace ScalingCheck.Judge;

/// <summary>Which snapshots were measured on a machine that the head's may be compared with, and what still differs.</summary>
internal static class EnvironmentChoice
{
    private const int MostValues = 3;

    /// <summary>Snapshots of the head's environment; none of them: null.</summary>
    public static List<StoredSnapshot> Same(List<StoredSnapshot> found, HeadCommit head, JudgeSettings settings) =>
        found.FindAll(snapshot => snapshot.Environment.DifferingKeys(head.Environment, settings.SameEnvironment).Count == 0);

    /// <summary>
    /// One commit of each other environment, the nearest: then what differs between machines is part of the scatter between
    /// base commits, and counts once each.
    /// </summary>
    /// <param name="distance">Steps of each commit from the anchor.</param>
    public static List<StoredSnapshot> OneOfEach(List<StoredSnapshot> found, JudgeSettings settings, IReadOnlyDictionary<string, int> distance)
    {
        var nearest = new List<StoredSnapshot>();
        // Those with the least choice first.
        foreach (var environment in found.GroupBy(snapshot => Name(snapshot, settings))
            .OrderBy(group => group.DistinctBy(snapshot => snapshot.Commit).Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            // A commit stands for one environment only: two of its runs would be averaged.
            var free = environment.Where(snapshot => !nearest.Exists(taken => taken.Commit == snapshot.Commit)).ToList();
            if (free.Count > 0) nearest.Add(free.OrderBy(snapshot => distance[snapshot.Commit]).ThenByDescending(snapshot => snapshot.RunTime).First());
        }

        return nearest;
    }

    /// <summary>What was measured elsewhere, counted: the sentence of a run that has nothing to compare with.</summary>
    public static string Elsewhere(List<StoredSnapshot> found, HeadCommit head, JudgeSettings settings)
    {
        var snapshots = found.Count == 1 ? "1 snapshot exists" : FormattableString.Invariant($"{found.Count} snapshots exist");
        return $"{snapshots} in other environments; {Values(found, head, settings.SameEnvironment)}; " +
               "measure on the same kind of machine, or drop the key from 'environment: same' when it cannot matter";
    }

    /// <summary>The clause of a comparison across environments.</summary>
    public static string Across(List<StoredSnapshot> compared, HeadCommit head, JudgeSettings settings) =>
        FormattableString.Invariant($"from {compared.Count} other {(compared.Count == 1 ? "environment" : "environments")}, {Values(compared, head, settings.SameEnvironment)}");

    /// <summary>
    /// A clause for each key that may differ and does, of the nearest commit that differs; and one when the processor, which
    /// must not, could not be told.
    /// </summary>
    public static IEnumerable<string> Differing(IReadOnlyList<StoredSnapshot> nearestFirst, HeadCommit head, JudgeSettings settings) =>
    [
        .. settings.SameEnvironment.Contains("cpu") && head.Environment["cpu"] == EnvironmentFingerprint.Unknown
            ? ["cpu is unknown, so that machines may differ"] : Array.Empty<string>(),
        .. settings.NoteEnvironment.Except(settings.SameEnvironment).SelectMany(key => nearestFirst
            .Where(snapshot => snapshot.Environment[key] != head.Environment[key]).Take(1)
            .Select(snapshot => $"{key} {snapshot.Environment[key]} there, {head.Environment[key]} here")),
    ];

    private static string Name(StoredSnapshot snapshot, JudgeSettings settings) =>
        string.Join('\n', settings.SameEnvironment.Select(key => snapshot.Environment[key]));

    /// <summary><c>cpu there: EPYC 7763 (3), Xeon 8370C (1), here: Test 9000</c></summary>
    private static string Values(List<StoredSnapshot> found, HeadCommit head, IReadOnlyList<string> same)
    {
        // The key that keeps most of them apart says most; of several, the first of the configuration.
        var key = same.MaxBy(candidate => found.Count(snapshot => snapshot.Environment[candidate] != head.Environment[candidate]))!;
        var others = found.Where(snapshot => snapshot.Environment[key] != head.Environment[key]).GroupBy(snapshot => snapshot.Environment[key])
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FormattableString.Invariant($"{group.Key} ({group.Count()})")).ToList();
        var shown = string.Join(", ", others.Take(MostValues)) + (others.Count > MostValues ? FormattableString.Invariant($" and {others.Count - MostValues} more") : "");
        return $"{key} there: {shown}, here: {head.Environment[key]}";
    }
}
