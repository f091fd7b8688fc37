using System.CommandLine;

namespace ScalingCheck.Tool;

/// <summary>A command with what would be too much in the list of commands: details and an example, shown by its own help.</summary>
internal sealed class Verb(string name, string description, string details) : Command(name, description)
{
    public string Details { get; } = details;
}
