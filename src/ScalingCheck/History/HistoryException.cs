using ScalingCheck.Diagnostics;

namespace ScalingCheck.History;

/// <summary>The store failed (locked, read-only, corrupt, of a newer schema): exit code 5, nothing acknowledged is lost.</summary>
internal sealed class HistoryException : Exception
{
    public HistoryException(Diagnostic diagnostic, Exception? cause = null)
        : base(diagnostic.Message, cause) => Diagnostic = diagnostic;

    public Diagnostic Diagnostic { get; }
}
