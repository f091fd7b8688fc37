using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ScalingCheck.Report;

/// <summary>Trends as JSON, <c>scaling-check/trend/1</c>.</summary>
internal static class TrendJson
{
    public static string Render(IReadOnlyList<Trend> trends)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "scaling-check/trend/1");
            json.WriteStartArray("trends");
            foreach (var trend in trends) Write(json, trend);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Trend trend)
    {
        json.WriteStartObject();
        json.Text("check", trend.Title);
        json.WriteStartArray("commits");
        foreach (var point in trend.Points)
        {
            json.WriteStartObject();
            json.WriteString("commit", point.Commit);
            json.WriteString("time", point.Time.ToString("O", CultureInfo.InvariantCulture));
            json.Text("verdict", point.Verdict);
            json.WriteStartObject("estimates");
            foreach (var estimate in point.Estimates) json.Number(estimate.Name, estimate.Value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
