using ScalingCheck.Collect.Reading;

namespace ScalingCheck.Collect;

/// <summary>What BenchmarkDotNet says of one benchmark besides its numbers; older reports say less.</summary>
/// <param name="Name">Type.Method, for the label <c>benchmark</c>.</param>
/// <param name="Job">The job and its settings, from the display text.</param>
internal sealed record BenchmarkIdentity(JsonCursor Json, string Name, string? Type, string? Method, string? Namespace, string Job)
{
    public static BenchmarkIdentity Of(JsonCursor json)
    {
        var type = json.TextOf("Type");
        var method = json.TextOf("Method");
        var display = json.TextOf("DisplayInfo") ?? "";
        var name = (type, method) switch
        {
            (not null, not null) => $"{type}.{method}",
            _ => json.TextOf("FullName") ?? method ?? type ?? Before(display, ": ") ?? "?",
        };
        return new BenchmarkIdentity(json, name, type, method, json.TextOf("Namespace"), JobIn(display));
    }

    public IEnumerable<KeyValuePair<string, string>> Labels(bool withJob)
    {
        yield return new("benchmark", Name);
        if (Method is { Length: > 0 }) yield return new("method", Method);
        if (Type is { Length: > 0 }) yield return new("type", Type);
        if (Namespace is { Length: > 0 }) yield return new("namespace", Namespace);
        if (withJob && Job.Length > 0) yield return new("job", Job);
    }

    /// <summary>"Type.Method: ShortRun(LaunchCount=1) [N=100]" → "ShortRun(LaunchCount=1)".</summary>
    private static string JobIn(string display)
    {
        var start = display.IndexOf(": ", StringComparison.Ordinal);
        if (start < 0) return "";
        var job = display[(start + 2)..];
        return Before(job, " [") ?? job;
    }

    private static string? Before(string text, string mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var end ? text[..end] : null;
}
