using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.Shards;

/// <summary>
/// A <see cref="SnapshotDocument"/> that also says which job it is of, under which configuration it was collected and what was
/// said. It may come from a job that a stranger's change has run: everything in it is checked before it is believed.
/// </summary>
internal static class PartialResultDocument
{
    private const int LongestMessage = 2000;

    public static byte[] ToBytes(PartialResult part)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            SnapshotDocument.WriteFields(writer, part.Snapshot, SnapshotId.Of(part.Snapshot), fields => Write(fields, part));
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">It is no partial result, or was changed after it was written.</exception>
    public static PartialResult Read(string file, ReadOnlySpan<byte> json)
    {
        string? id = null, configuration = null, shard = null;
        List<CollectedFile> files = [];
        List<Diagnostic> diagnostics = [];
        var snapshot = SnapshotDocumentReader.Read(json, (string name, ref Utf8JsonReader reader) =>
        {
            switch (name)
            {
                case "id": id = JsonFields.Text(ref reader); break;
                case "shard": shard = JsonFields.Text(ref reader); break;
                case "configuration": configuration = JsonFields.Text(ref reader); break;
                case "files": JsonFields.Each(ref reader, (ref Utf8JsonReader one) => files.Add(ReadFile(ref one))); break;
                case "diagnostics": JsonFields.Each(ref reader, (ref Utf8JsonReader one) => diagnostics.Add(ReadDiagnostic(ref one))); break;
                default: reader.Skip(); break;
            }

            return true;
        });
        if (shard is null || configuration is null) throw new FormatException("it is a snapshot, but not of a shard");
        var position = ShardPosition.Parse(shard) ?? throw new FormatException("its 'shard' is not of the form 1/4");
        if (id != SnapshotId.Of(snapshot)) throw new FormatException("its content is not what its id was made of: it was changed after it was written");
        var part = new PartialResult(file, position, configuration, snapshot, files, diagnostics);
        _ = ShardBlock.Of(part);
        return part;
    }

    private static void Write(Utf8JsonWriter writer, PartialResult part)
    {
        writer.WriteString("shard", part.Shard.ToString());
        writer.WriteString("configuration", part.Configuration);
        writer.WriteStartArray("files");
        foreach (var file in part.Files)
        {
            writer.WriteStartObject();
            writer.WriteNumber("rule", file.Rule);
            writer.WriteString("path", file.Path);
            writer.WriteString("format", file.FormatId);
            writer.WriteString("reason", file.Reason);
            writer.WriteNumber("count", file.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("diagnostics");
        foreach (var diagnostic in part.Diagnostics)
        {
            writer.WriteStartObject();
            writer.WriteString("code", diagnostic.Code);
            writer.WriteBoolean("error", diagnostic.Severity == Severity.Error);
            writer.WriteString("message", diagnostic.Message);
            if (diagnostic.Location is { } at)
            {
                writer.WriteString("file", at.File);
                writer.WriteNumber("line", at.Line);
                writer.WriteNumber("column", at.Column);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static CollectedFile ReadFile(ref Utf8JsonReader reader)
    {
        var (rule, count) = (0, 0);
        string path = "", format = "", reason = "";
        JsonFields.Object(ref reader, (string name, ref Utf8JsonReader value) =>
        {
            switch (name)
            {
                case "rule": rule = value.GetInt32(); break;
                case "count": count = value.GetInt32(); break;
                case "path": path = JsonFields.Text(ref value); break;
                case "format": format = JsonFields.Text(ref value); break;
                case "reason": reason = JsonFields.Text(ref value); break;
                default: value.Skip(); break;
            }

            return true;
        });
        return new CollectedFile(path, format, reason, count) { Rule = rule };
    }

    private static Diagnostic ReadDiagnostic(ref Utf8JsonReader reader)
    {
        string code = "", message = "";
        string? file = null;
        var (error, line, column) = (true, 0, 0);
        JsonFields.Object(ref reader, (string name, ref Utf8JsonReader value) =>
        {
            switch (name)
            {
                case "code": code = JsonFields.Text(ref value); break;
                case "error": error = value.GetBoolean(); break;
                case "message": message = JsonFields.Text(ref value); break;
                case "file": file = JsonFields.Text(ref value); break;
                case "line": line = value.GetInt32(); break;
                case "column": column = value.GetInt32(); break;
                default: value.Skip(); break;
            }

            return true;
        });
        if (code.Length != 6 || !code.StartsWith("SC", StringComparison.Ordinal) || !code.AsSpan(2).ToString().All(char.IsAsciiDigit))
            throw new FormatException("one of its diagnostics has no code");
        return new Diagnostic(code, error ? Severity.Error : Severity.Warning, Plain(message), file is null ? null : new SourceLocation(file, line, column));
    }

    /// <summary>A message that was forged must not write lines of its own into a log.</summary>
    private static string Plain(string message)
    {
        var shown = string.Concat(message.Take(LongestMessage).Select(letter =>
            char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format ? '?' : letter));
        return message.Length > LongestMessage ? shown + "..." : shown;
    }
}
