using System.Globalization;
using System.Security.Cryptography;

namespace ScalingCheck.History;

/// <summary>
/// The name of a snapshot: SHA-256 of its canonical bytes (<c>docs/history.md</c> has the form).
/// <para>
/// The order of the observations does not enter: files are found in the order of the file system, and the same run read
/// on another machine is the same run. Where a number was read does not enter either: a path says nothing about what was
/// measured. The time of the run does, so that measuring a commit again is another snapshot.
/// </para>
/// </summary>
internal static class SnapshotId
{
    private const string Format = "scaling-check/snapshot/1";

    public static string Of(Snapshot snapshot)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var writer = new CanonicalWriter();
        WriteHeader(snapshot, writer);
        hash.AppendData(writer.Written);
        AppendObservations(snapshot.Observations, writer, hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A point in time as the canonical form and the stores write it: UTC, ten-millionths of a second.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static void WriteHeader(Snapshot snapshot, CanonicalWriter writer)
    {
        writer.Text(Format);
        writer.Text(snapshot.Commit);
        writer.Count(snapshot.Parents.Count);
        foreach (var parent in snapshot.Parents) writer.Text(parent);
        writer.Text(snapshot.Branch);
        writer.Text(snapshot.Subject);
        writer.Text(Time(snapshot.CommitTime));
        writer.Text(Time(snapshot.RunTime));
        writer.Count(snapshot.Uncommitted ? 1 : 0);
        writer.Count(snapshot.Environment.Entries.Count);
        foreach (var (key, value) in snapshot.Environment.Entries)
        {
            writer.Text(key);
            writer.Text(value);
        }

        writer.Text(snapshot.ToolVersion);
        writer.Count(snapshot.Observations.Count);
    }

    private static void AppendObservations(
        IReadOnlyList<Observation> observations, CanonicalWriter writer, IncrementalHash hash)
    {
        writer.Clear();
        var parts = new List<Range>(observations.Count);
        foreach (var observation in observations)
        {
            var start = writer.Length;
            SeriesContent.Write(observation, writer);
            writer.Number(observation.Value);
            writer.Number(observation.StandardError);
            writer.Count(observation.Replicates);
            parts.Add(start..writer.Length);
        }

        parts.Sort((left, right) => writer.Written[left].SequenceCompareTo(writer.Written[right]));
        foreach (var part in parts) hash.AppendData(writer.Written[part]);
    }
}
