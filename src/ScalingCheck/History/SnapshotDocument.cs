using System.Buffers;
using System.Text.Json;

namespace ScalingCheck.History;

/// <summary>
/// A snapshot as one JSON document, <c>scaling-check/snapshot/1</c>: for stores that keep files, and for the parts that jobs
/// hand to one another. <c>docs/history.md</c> has the form; <see cref="SnapshotDocumentReader"/> reads it back.
/// </summary>
internal static class SnapshotDocument
{
    /// <summary>Without the number of the version.</summary>
    public const string Family = "scaling-check/snapshot/";

    public const string Schema = Family + "1";

    /// <summary>The document as UTF-8.</summary>
    public static byte[] ToBytes(Snapshot snapshot, string id)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            WriteFields(writer, snapshot, id);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The fields of a snapshot, into an object that the caller has opened; the observations come last.</summary>
    public static void WriteFields(Utf8JsonWriter writer, Snapshot snapshot, string id, Action<Utf8JsonWriter>? beforeObservations = null)
    {
        writer.WriteString("schema", Schema);
        writer.WriteString("id", id);
        writer.WriteString("commit", snapshot.Commit);
        writer.WriteStartArray("parents");
        foreach (var parent in snapshot.Parents) writer.WriteStringValue(parent);
        writer.WriteEndArray();
        writer.WriteString("branch", snapshot.Branch);
        writer.WriteString("subject", snapshot.Subject);
        writer.WriteString("commitTime", SnapshotId.Time(snapshot.CommitTime));
        writer.WriteString("runTime", SnapshotId.Time(snapshot.RunTime));
        writer.WriteBoolean("uncommitted", snapshot.Uncommitted);
        writer.WriteStartObject("environment");
        foreach (var (key, value) in snapshot.Environment.Entries) writer.WriteString(key, value);
        writer.WriteEndObject();
        writer.WriteString("toolVersion", snapshot.ToolVersion);
        beforeObservations?.Invoke(writer);
        writer.WriteStartArray("observations");
        foreach (var observation in snapshot.Observations) Write(writer, observation);
        writer.WriteEndArray();
    }

    /// <summary>JSON has no NaN and no infinity: they stand as the words <c>nan</c>, <c>inf</c> and <c>-inf</c>.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, string name, double number)
    {
        if (StoredNumber.ToColumn(number) is string word) writer.WriteString(name, word);
        else writer.WriteNumber(name, number);
    }

    private static void Write(Utf8JsonWriter writer, Observation observation)
    {
        writer.WriteStartObject();
        writer.WriteString("metric", observation.Metric);
        WriteNumber(writer, "value", observation.Value);
        if (observation.Axes.Count > 0)
        {
            writer.WriteStartObject("axes");
            foreach (var (name, value) in observation.Axes) WriteNumber(writer, name, value);
            writer.WriteEndObject();
        }

        if (observation.Labels.Count > 0)
        {
            writer.WriteStartObject("labels");
            foreach (var (name, value) in observation.Labels) writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        if (observation.StandardError is { } error) WriteNumber(writer, "standardError", error);
        if (observation.Replicates is { } replicates) writer.WriteNumber("replicates", replicates);
        if (observation.Unit is { } unit) writer.WriteString("unit", unit);
        if (observation.Source.File is { } file)
        {
            writer.WriteString("file", file);
            writer.WriteNumber("line", observation.Source.Line);
            writer.WriteNumber("column", observation.Source.Column);
        }

        writer.WriteEndObject();
    }
}
