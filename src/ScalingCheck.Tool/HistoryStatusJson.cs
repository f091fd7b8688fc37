using System.Globalization;
using System.Text;
using System.Text.Json;
using ScalingCheck.History;
using ScalingCheck.Report;

namespace ScalingCheck.Tool;

/// <summary>What a history holds as JSON, <c>scaling-check/history/1</c>.</summary>
internal static class HistoryStatusJson
{
    public static string Render(IHistory history, HistorySummary summary)
    {
        var maintained = history as IMaintainedHistory;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "scaling-check/history/1");
            json.Text("store", maintained?.Location);
            Count(json, "schemaVersion", maintained?.SchemaVersion);
            Count(json, "bytes", maintained?.Size);
            json.WriteNumber("snapshots", summary.Snapshots);
            json.WriteNumber("commits", summary.Commits);
            json.Text("first", summary.First?.ToString("O", CultureInfo.InvariantCulture));
            json.Text("last", summary.Last?.ToString("O", CultureInfo.InvariantCulture));
            json.WriteNumber("changes", summary.Changes);
            Counts(json, "branches", summary.Branches);
            Counts(json, "environments", summary.Environments);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Count(Utf8JsonWriter json, string name, long? count)
    {
        if (count is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, int>> counts)
    {
        json.WriteStartArray(name);
        foreach (var (key, count) in counts)
        {
            json.WriteStartObject();
            json.Text("name", key.Length == 0 ? null : key);
            json.WriteNumber("snapshots", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
