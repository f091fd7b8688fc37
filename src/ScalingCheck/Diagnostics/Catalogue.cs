namespace ScalingCheck.Diagnostics;

/// <summary>
/// Every message the tool can give, one method each, one file a range (<c>Catalogue.Data.cs</c> holds SC2xxx and so on).
/// A message says what was found, what was expected and what to do, and ends with the valid values where there are any.
/// </summary>
internal static partial class Catalogue
{
    private static Diagnostic Error(string code, string message, SourceLocation? at = null) =>
        new(code, Severity.Error, message, at);

    private static Diagnostic Warning(string code, string message, SourceLocation? at = null) =>
        new(code, Severity.Warning, message, at);
}
