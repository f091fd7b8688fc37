using System.CommandLine;
using ScalingCheck.Configuration;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Prints the JSON schema of the configuration, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Create(Terminal terminal)
    {
        var command = new Verb("schema", "Prints the JSON schema of scaling-check.yml, for editors that complete and check YAML.", """
            Example: scaling-check schema > scaling-check.schema.json
            """);
        command.Does((_, _) =>
        {
            terminal.Out.Write(JsonSchema.Of(ConfigurationShape.Root));
            return ExitCode.Ok;
        });
        return command;
    }
}
