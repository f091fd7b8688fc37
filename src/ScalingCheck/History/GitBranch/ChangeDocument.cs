using System.Buffers;
using System.Text.Json;

namespace ScalingCheck.History.GitBranch;

/// <summary>One change of level, <c>scaling-check/change/1</c>.</summary>
internal static class ChangeDocument
{
    private const string Schema = "scaling-check/change/1";

    public static byte[] ToBytes(RecordedChange change)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", Schema);
            writer.WriteString("id", change.Id);
            writer.WriteString("check", change.Check);
            writer.WriteString("estimate", change.Estimate);
            writer.WriteString("environment", change.Environment);
            writer.WriteString("commit", change.Commit);
            writer.WriteStartArray("candidates");
            foreach (var candidate in change.Candidates) writer.WriteStringValue(candidate);
            writer.WriteEndArray();
            writer.WriteString("noticedAt", change.NoticedAt);
            writer.WriteString("noticedTime", SnapshotId.Time(change.NoticedTime));
            writer.WriteBoolean("isWorse", change.IsWorse);
            SnapshotDocument.WriteNumber(writer, "before", change.Before);
            SnapshotDocument.WriteNumber(writer, "after", change.After);
            SnapshotDocument.WriteNumber(writer, "size", change.Size);
            SnapshotDocument.WriteNumber(writer, "statistic", change.Statistic);
            SnapshotDocument.WriteNumber(writer, "threshold", change.Threshold);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">It is not of this form.</exception>
    public static RecordedChange Read(ReadOnlySpan<byte> json)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        List<string> candidates = [];
        var (time, isWorse) = (default(DateTimeOffset?), false);
        JsonFields.Read(json, (string name, ref Utf8JsonReader reader) =>
        {
            switch (name)
            {
                case "schema" or "id" or "check" or "estimate" or "environment" or "commit" or "noticedAt":
                    texts[name] = JsonFields.Text(ref reader);
                    break;
                case "before" or "after" or "size" or "statistic" or "threshold":
                    numbers[name] = JsonFields.Number(ref reader);
                    break;
                case "candidates": candidates = JsonFields.Texts(ref reader); break;
                case "noticedTime": time = JsonFields.Time(ref reader); break;
                case "isWorse": isWorse = reader.GetBoolean(); break;
                default: reader.Skip(); break;
            }

            return true;
        });
        if (Text("schema") != Schema) throw new FormatException($"it is not a {Schema}");
        return new RecordedChange(
            Text("id"), Text("check"), Text("estimate"), Text("environment"), Text("commit"), candidates, Text("noticedAt"),
            time ?? throw new FormatException("it has no 'noticedTime'"), isWorse,
            Number("before"), Number("after"), Number("size"), Number("statistic"), Number("threshold"));

        string Text(string name) => texts.TryGetValue(name, out var text) ? text : throw new FormatException($"it has no '{name}'");
        double Number(string name) => numbers.TryGetValue(name, out var number) ? number : throw new FormatException($"it has no '{name}'");
    }
}
