using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>Where a format puts what it read. One sink per file, so that formats need no locks.</summary>
internal abstract class ObservationSink
{
    /// <summary>Takes one observation. False: enough, stop reading (the limit was reached or the user cancelled).</summary>
    public abstract bool Add(Observation observation);

    /// <summary>Takes a problem of the file.</summary>
    public abstract void Report(Diagnostic diagnostic);
}
