using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>Where a format puts what it read. One sink per file, so that formats need no locks.</summary>
internal abstract class ObservationSink
{
    /// <summary>Takes one observation. False: enough, stop reading (the limit was reached or the user cancelled).</summary>
    public abstract bool Add(Observation observation);

    /// <summary>Takes a problem of the file.</summary>
    public abstract void Report(Diagnostic diagnostic);

    /// <summary>
    /// Whether anybody will look at this metric (its name in the file, before <c>rename</c>). Formats ask once a column
    /// and do not build observations that nobody wants; the column still serves as an axis of the others.
    /// </summary>
    public virtual bool Wants(string metric) => true;
}
