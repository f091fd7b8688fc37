namespace ScalingCheck.Tool;

/// <summary>One run of the tool in this process, in a folder of the test's own, with a clock and variables of its own.</summary>
internal sealed record ToolRun(ExitCode ExitCode, string Out, string Error)
{
    public static ToolRun In(string folder, params string[] arguments) => In(folder, null, arguments);

    public static ToolRun In(string folder, IReadOnlyDictionary<string, string>? variables, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, new Terminal
        {
            Out = output,
            Error = error,
            Variable = name => variables?.GetValueOrDefault(name),
            Clock = TimeProvider.System,
            Directory = folder,
        });
        return new ToolRun((ExitCode)code, output.ToString(), error.ToString());
    }
}
