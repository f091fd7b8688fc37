namespace ScalingCheck.Diagnostics;

internal enum Severity
{
    Warning,
    Error,
}
