using ScalingCheck.Report;

namespace ScalingCheck.Rehearsal;

/// <summary>Calibrations as JSON, <c>scaling-check/calibration/1</c>. Deviations and steps are on the scale of the series.</summary>
internal static class CalibrationJson
{
    public static string Render(IReadOnlyList<SeriesCalibration> calibrations) => JsonText.Write("scaling-check/calibration/1", json =>
    {
        json.WriteStartArray("series");
        foreach (var calibration in calibrations)
        {
            json.WriteStartObject();
            json.Text("check", calibration.Series.Check);
            json.Text("estimate", calibration.Series.Estimate);
            json.WriteString("scale", calibration.Series.Scale.IsLogarithmic ? "log" : "identity");
            json.WriteNumber("commits", calibration.Series.Commits.Count);
            json.WriteNumber("family", calibration.Family);
            json.Number("budget", calibration.Options.FalseAlarms);
            if (calibration.Found is { } found)
            {
                json.WriteNumber("levels", found.Segments.Count);
                json.Number("level", calibration.Level);
                json.Number("standardDeviation", calibration.Deviation);
                json.Number("robustDeviation", found.StandardDeviation);
                json.Number("autocorrelation", found.Phi);
                json.Number("kurtosis", found.Kurtosis);
                json.WriteBoolean("bimodal", found.Modes is not null);
                json.Number("falseAlarms", found.FalseAlarms);
                json.Number("falseAlarmsStandardError", found.StandardError);
                json.Number("threshold", found.Threshold);
                json.Number("raise", found.Raise);
                json.WriteStartArray("smallestSteps");
                foreach (var step in found.SmallestSteps)
                {
                    json.WriteStartObject();
                    json.WriteNumber("within", step.Within);
                    json.Number("step", step.Step);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteStartArray("advice");
            foreach (var advice in calibration.Advice()) json.WriteStringValue(advice);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
