using System.CommandLine;

namespace ScalingCheck.Tool;

/// <summary>A command with what would be too much in the list of commands: details and an example, shown by its own help.</summary>
internal sealed class Verb(string name, string description, string details) : Command(name, description)
{
    public string Details { get; } = details;

    /// <summary>What the verb does. On a thread of its own: an interrupt only reaches work that has let go of this one.</summary>
    public void Does(Func<ParseResult, CancellationToken, ExitCode> work) =>
        SetAction((parsed, cancel) => Task.Run(() => (int)work(parsed, cancel), cancel));
}
