using System.Text;
using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Tests.Collect.Reading;

/// <summary>A sink that keeps what it is given, and the short way to read a text with a format.</summary>
internal sealed class ListSink(params string[] wanted) : ObservationSink
{
    public List<Observation> Observations { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    public Diagnostic Problem => Assert.Single(Diagnostics);

    public override bool Add(Observation observation)
    {
        Observations.Add(observation);
        return true;
    }

    public override void Report(Diagnostic diagnostic) => Diagnostics.Add(diagnostic);

    public override bool Wants(string metric) => wanted.Length == 0 || wanted.Contains(metric);

    public static ListSink Read(IMetricFormat format, string text, string fileName = "metrics") =>
        Read(format, Encoding.UTF8.GetBytes(text), fileName);

    public static ListSink Read(IMetricFormat format, byte[] content, string fileName = "metrics")
    {
        var sink = new ListSink();
        format.Read(new MemoryStream(content), fileName, sink);
        return sink;
    }

    /// <summary>The only observation of a metric.</summary>
    public Observation One(string metric) => Assert.Single(Observations, observation => observation.Metric == metric);

    public double[] Values(string metric) =>
        [.. Observations.Where(observation => observation.Metric == metric).Select(observation => observation.Value)];
}
