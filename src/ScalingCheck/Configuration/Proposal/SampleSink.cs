using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Notes which numbers a file holds, and lets it stop reading once that is clear.</summary>
internal sealed class SampleSink : ObservationSink
{
    private const int Enough = 5000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];
    private int _count;

    /// <summary>The metrics in the order in which the format asked for them, which is the order of the file.</summary>
    public IReadOnlyList<string> Metrics => [.. _asked.Where(_seen.Contains)];

    public Diagnostic? Problem { get; private set; }

    public override bool Wants(string metric)
    {
        Ask(metric);
        return true;
    }

    public override bool Add(Observation observation)
    {
        Ask(observation.Metric);
        _seen.Add(observation.Metric);
        return ++_count < Enough;
    }

    public override void Report(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error) Problem ??= diagnostic;
    }

    private void Ask(string metric)
    {
        if (!_asked.Contains(metric)) _asked.Add(metric);
    }
}
