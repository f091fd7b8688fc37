using ScalingCheck.Report;

namespace ScalingCheck.Rehearsal;

/// <summary>The trials of a self-test as JSON, <c>scaling-check/selftest/1</c>.</summary>
internal static class SelfTestJson
{
    public static string Render(IReadOnlyList<SelfTestCase> cases) => JsonText.Write("scaling-check/selftest/1", json =>
    {
        json.WriteBoolean("passed", cases.All(one => one.Passed));
        json.WriteStartArray("trials");
        foreach (var one in cases)
        {
            json.WriteStartObject();
            json.Text("subject", one.Subject);
            json.Text("trial", one.Trial);
            json.WriteBoolean("passed", one.Passed);
            json.Text("answer", one.Answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
