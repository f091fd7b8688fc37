using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ScalingCheck.Tool;

/// <summary>The library's help, then the details of the verb.</summary>
internal sealed class DetailedHelp(HelpAction plain) : SynchronousCommandLineAction
{
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new DetailedHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = plain.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb verb) parseResult.InvocationConfiguration.Output.WriteLine(verb.Details);
        return code;
    }
}
