using System.Globalization;
using System.Text.Json;

namespace ScalingCheck.Report;

/// <summary>Trends as JSON, <c>scaling-check/trend/1</c>.</summary>
internal static class TrendJson
{
    public static string Render(IReadOnlyList<Trend> trends) => JsonText.Write("scaling-check/trend/1", json =>
    {
        json.WriteStartArray("trends");
        foreach (var trend in trends) Write(json, trend);
        json.WriteEndArray();
    });

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
        json.WriteStartArray("changes");
        foreach (var change in trend.Changes) ChangeJson.Write(json, change.Standing, isReported: change.IsReported);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
