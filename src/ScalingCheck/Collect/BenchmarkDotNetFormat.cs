using ScalingCheck.Collect.Reading;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>The JSON reports of BenchmarkDotNet, full, brief and compressed. See docs/formats/benchmarkdotnet.md.</summary>
internal sealed class BenchmarkDotNetFormat : IMetricFormat
{
    private const double SecondsPerNanosecond = 1e-9;

    public string Id => "benchmarkdotnet";

    public string? Recognise(string fileName, ReadOnlySpan<byte> head) =>
        JsonText.StartsLikeJson(head) && head.IndexOf("\"HostEnvironmentInfo\""u8) >= 0 && head.IndexOf("\"BenchmarkDotNet"u8) >= 0
            ? "a BenchmarkDotNet report" : null;

    public void Read(Stream content, string fileName, ObservationSink sink)
    {
        if (JsonText.Load(content, fileName, sink) is not { } document) return;
        if (document.Root.Property("Benchmarks") is not { Kind: JsonKind.Array } list)
        {
            sink.Report(Catalogue.NotRows("no list 'Benchmarks'", "a JSON report of BenchmarkDotNet", document.Root.Location));
            return;
        }

        var benchmarks = list.Items().Where(item => item.Kind == JsonKind.Object).Select(BenchmarkIdentity.Of).ToList();
        if (benchmarks.Count == 0) sink.Report(Catalogue.NoRows(fileName));
        // The job says nothing where all ran under the same one, and would keep renamed jobs from their own history.
        var severalJobs = benchmarks.Select(benchmark => benchmark.Job).Distinct().Count() > 1;
        foreach (var benchmark in benchmarks)
        {
            var (axes, parameters) = BenchmarkParameters.Read(benchmark.Json.TextOf("Parameters") ?? "", benchmark.Json.Location, sink);
            var labels = NamedValues<string>.From([.. parameters, .. benchmark.Labels(severalJobs)]);
            if (!Add(benchmark, axes, labels, sink)) return;
        }
    }

    /// <summary>False when the sink has enough.</summary>
    private static bool Add(BenchmarkIdentity benchmark, NamedValues<double> axes, NamedValues<string> labels, ObservationSink sink)
    {
        var json = benchmark.Json;
        if (json.Property("Statistics") is not { Kind: JsonKind.Object } statistics || Number(statistics, "Mean") is not { } mean)
        {
            sink.Report(Catalogue.BenchmarkFailed(Named(benchmark, json), json.Location));
            return true;
        }

        var time = new Observation
        {
            Metric = "time",
            Value = mean * SecondsPerNanosecond,
            StandardError = Number(statistics, "StandardError") * SecondsPerNanosecond,
            Replicates = statistics.NumberOf("N") is >= 1 and < int.MaxValue and var count ? (int)count : null,
            Unit = "s",
            Axes = axes,
            Labels = labels,
            Source = json.Location,
        };
        if (sink.Wants("time") && !sink.Add(time)) return false;
        if (!sink.Wants("allocated") || json.Property("Memory")?.NumberOf("BytesAllocatedPerOperation") is not { } bytes) return true;
        return sink.Add(new Observation
        {
            Metric = "allocated",
            Value = bytes,
            Unit = "B",
            Axes = axes,
            Labels = labels,
            Source = json.Location,
        });
    }

    private static string Named(BenchmarkIdentity benchmark, JsonCursor json) =>
        json.TextOf("Parameters") is { Length: > 0 } parameters ? $"{benchmark.Name} [{parameters}]" : benchmark.Name;

    /// <summary>A number, also where it is written as text because JSON has no NaN.</summary>
    private static double? Number(JsonCursor parent, string name) =>
        parent.NumberOf(name) ?? (parent.TextOf(name) is { } text && NumberText.TryParseMetric(text, out var value) ? value : null);
}
