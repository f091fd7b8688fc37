using System.Globalization;
using System.Text.Json;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck.Report;

/// <summary>A change of level as JSON, the same in results and trends.</summary>
internal static class ChangeJson
{
    public static void Write(Utf8JsonWriter json, ChangeStanding standing, bool? isBeyondLimit = null, bool? isReported = null)
    {
        var change = standing.Change;
        json.WriteStartObject();
        json.WriteString("id", change.Id);
        json.Text("check", change.Check);
        json.Text("estimate", change.Estimate);
        json.WriteString("direction", change.IsWorse ? "worse" : "better");
        json.WriteString("commit", change.Commit);
        json.WriteStartArray("candidates");
        foreach (var candidate in change.Candidates) json.WriteStringValue(candidate);
        json.WriteEndArray();
        json.WriteString("noticedAt", change.NoticedAt);
        json.WriteString("noticedTime", change.NoticedTime.ToString("O", CultureInfo.InvariantCulture));
        json.Number("before", change.Before);
        json.Number("after", change.After);
        json.Number("size", change.Size);
        json.Number("statistic", change.Statistic);
        json.Number("threshold", change.Threshold);
        if (isReported is { } reported) json.WriteBoolean("reported", reported);
        if (isReported is null or true) json.WriteString("state", standing.State.ToString().ToLowerInvariant());
        if (isReported is null or true) json.WriteNumber("commitsSince", standing.Later);
        if (isBeyondLimit is { } beyond) json.WriteBoolean("beyondLimit", beyond);
        json.WriteEndObject();
    }
}
