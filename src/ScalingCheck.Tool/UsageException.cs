using ScalingCheck.Diagnostics;

namespace ScalingCheck.Tool;

/// <summary>Carries the user's mistakes from deep inside a verb to the one place that prints them.</summary>
internal sealed class UsageException(IReadOnlyList<Diagnostic> diagnostics) : Exception(diagnostics[0].Message)
{
    public UsageException(Diagnostic diagnostic) : this([diagnostic])
    {
    }

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
