namespace ScalingCheck.Diagnostics;

/// <summary>Something to tell the user, as a value. Every code has one page in <c>docs/diagnostics</c>.</summary>
/// <param name="Code">SC0xxx infrastructure, SC1xxx regression, SC2xxx data, SC3xxx configuration and usage.</param>
/// <param name="Severity">Errors stop what was asked; warnings are printed and the run goes on.</param>
/// <param name="Message">What was found, what was expected, what to do.</param>
/// <param name="Location">Where, when there is a place.</param>
internal sealed record Diagnostic(string Code, Severity Severity, string Message, SourceLocation? Location = null)
{
    /// <summary>The exit code that this diagnostic leads to when it is an error.</summary>
    public ExitCode ExitCode => Code[2] switch
    {
        '0' => ExitCode.Infrastructure,
        '1' => ExitCode.Regression,
        '2' => ExitCode.NoData,
        _ => ExitCode.Usage,
    };

    /// <summary><c>file:line:column: error SC2101: text</c></summary>
    public override string ToString()
    {
        var kind = Severity == Severity.Error ? "error" : "warning";
        return Location is { } at ? $"{OnOneLine(at.ToString())}: {kind} {Code}: {Message}" : $"{kind} {Code}: {Message}";
    }

    // The name of a file may hold a line break, and a line of its own is a command to some CI systems.
    private static string OnOneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
