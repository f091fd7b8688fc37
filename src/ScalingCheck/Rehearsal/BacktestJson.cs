using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Report;

namespace ScalingCheck.Rehearsal;

/// <summary>Backtests as JSON, <c>scaling-check/backtest/1</c>.</summary>
internal static class BacktestJson
{
    public static string Render(IReadOnlyList<Backtest> backtests) => JsonText.Write("scaling-check/backtest/1", json =>
    {
        json.WriteStartArray("series");
        foreach (var backtest in backtests)
        {
            json.WriteStartObject();
            json.Text("check", backtest.Series.Check);
            json.Text("estimate", backtest.Series.Estimate);
            json.WriteNumber("commits", backtest.Series.Commits.Count);
            json.WriteNumber("watched", backtest.Watched);
            json.WriteStartArray("changes");
            foreach (var change in backtest.Found) ChangeJson.Write(json, new ChangeStanding(change, ChangeState.Open, 0), isReported: false);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
