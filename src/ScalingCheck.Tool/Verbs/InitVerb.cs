using System.CommandLine;

namespace ScalingCheck.Tool.Verbs;

internal static class InitVerb
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("init", "Writes a configuration.");
        command.SetAction(_ => { terminal.Out.WriteLine(); return 0; });
        return command;
    }
}
