using System.Buffers;
using System.Text.Json;

namespace ScalingCheck.History.GitBranch;

/// <summary>What the judge said of one snapshot at one time, <c>scaling-check/verdicts/1</c>.</summary>
internal static class VerdictsDocument
{
    private const string Schema = "scaling-check/verdicts/1";

    public static byte[] ToBytes(string snapshotId, IEnumerable<RecordedVerdict> verdicts)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", Schema);
            writer.WriteString("snapshot", snapshotId);
            writer.WriteStartArray("verdicts");
            foreach (var verdict in verdicts) Write(writer, verdict);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">It is not of this form.</exception>
    public static IReadOnlyList<RecordedVerdict> Read(string snapshotId, ReadOnlySpan<byte> json)
    {
        var found = new List<RecordedVerdict>();
        var schema = "";
        JsonFields.Read(json, (string name, ref Utf8JsonReader reader) =>
        {
            if (name == "schema") schema = JsonFields.Text(ref reader);
            else if (name == "verdicts") ReadAll(snapshotId, ref reader, found);
            else reader.Skip();
            return true;
        });
        return schema == Schema ? found : throw new FormatException($"it is not a {Schema}");
    }

    private static void Write(Utf8JsonWriter writer, RecordedVerdict verdict)
    {
        writer.WriteStartObject();
        writer.WriteString("check", verdict.Check);
        writer.WriteString("estimate", verdict.Estimate);
        writer.WriteString("verdict", verdict.Verdict);
        if (verdict.Value is { } value) SnapshotDocument.WriteNumber(writer, "value", value);
        if (verdict.StandardError is { } error) SnapshotDocument.WriteNumber(writer, "standardError", error);
        if (verdict.Watched is { } watched)
        {
            SnapshotDocument.WriteNumber(writer, "watched", watched.Value);
            writer.WriteString("settings", watched.Settings);
        }

        writer.WriteEndObject();
    }

    private static void ReadAll(string snapshotId, ref Utf8JsonReader reader, List<RecordedVerdict> found)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new FormatException("'verdicts' is no list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) found.Add(ReadOne(snapshotId, ref reader));
    }

    private static RecordedVerdict ReadOne(string snapshotId, ref Utf8JsonReader reader)
    {
        string? check = null, estimate = null, verdict = null, settings = null;
        double? value = null, error = null, watched = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "check": check = JsonFields.Text(ref reader); break;
                case "estimate": estimate = JsonFields.Text(ref reader); break;
                case "verdict": verdict = JsonFields.Text(ref reader); break;
                case "value": value = JsonFields.Number(ref reader); break;
                case "standardError": error = JsonFields.Number(ref reader); break;
                case "watched": watched = JsonFields.Number(ref reader); break;
                case "settings": settings = JsonFields.Text(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        if (check is null || estimate is null || verdict is null) throw new FormatException("a verdict lacks its check, estimate or word");
        return new RecordedVerdict(
            snapshotId, check, estimate, verdict, value, error,
            watched is { } number ? new WatchedValue(number, settings ?? "") : null);
    }
}
