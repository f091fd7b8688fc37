using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ScalingCheck.History;

/// <summary>Small maps and lists as JSON text in a column: readable in any SQLite shell, and through json_each.</summary>
internal static class StoredJson
{
    public static string Axes(NamedValues<double> axes) => Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in axes)
        {
            // JSON has no NaN and no infinity: they stand as text.
            if (StoredNumber.ToColumn(value) is string word) writer.WriteString(name, word);
            else writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
    });

    public static string Labels(NamedValues<string> labels) => Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in labels) writer.WriteString(name, value);
        writer.WriteEndObject();
    });

    public static string Names(IEnumerable<string> names) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var name in names) writer.WriteStringValue(name);
        writer.WriteEndArray();
    });

    public static NamedValues<double> ReadAxes(string json)
    {
        using var document = JsonDocument.Parse(json);
        return NamedValues<double>.From(document.RootElement.EnumerateObject().Select(entry =>
            KeyValuePair.Create(entry.Name, entry.Value.ValueKind == JsonValueKind.String
                ? StoredNumber.FromColumn(entry.Value.GetString()!)!.Value
                : entry.Value.GetDouble())));
    }

    public static NamedValues<string> ReadLabels(string json)
    {
        using var document = JsonDocument.Parse(json);
        return NamedValues<string>.From(document.RootElement.EnumerateObject()
            .Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString()!)));
    }

    public static IReadOnlyList<string> ReadNames(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(entry => entry.GetString()!)];
    }

    private static string Write(Action<Utf8JsonWriter> content)
    {
        var bytes = new ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(bytes)) content(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
