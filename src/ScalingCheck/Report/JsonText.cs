using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScalingCheck.Report;

/// <summary>A JSON document as text: its schema first, then what it holds.</summary>
internal static class JsonText
{
    // Names of metrics are shown to people: relaxed escaping keeps them readable and is still valid JSON.
    private static readonly JsonWriterOptions Pretty = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(string schema, Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Pretty))
        {
            json.WriteStartObject();
            json.WriteString("schema", schema);
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
