using System.Text;

namespace ScalingCheck.Tool;

/// <summary>Everything the tool takes from its surroundings: streams, variables, clock and folder. Tests bring their own.</summary>
internal sealed class Terminal
{
    /// <summary>The result, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Problems and progress.</summary>
    public required TextWriter Error { get; init; }

    public required Func<string, string?> Variable { get; init; }

    public required TimeProvider Clock { get; init; }

    public required string Directory { get; init; }

    /// <summary>True when a person watches, and has not asked for plain text (NO_COLOR).</summary>
    public bool Colour { get; init; }

    /// <summary>True when a person sees <see cref="Error"/> as it is written: progress is for people.</summary>
    public bool IsWatched { get; init; }

    public static Terminal OfProcess()
    {
        // The result may be read by a program on any system: UTF-8 without a byte order mark.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal
        {
            Out = Console.Out,
            Error = Console.Error,
            Variable = Environment.GetEnvironmentVariable,
            Clock = TimeProvider.System,
            Directory = Environment.CurrentDirectory,
            IsWatched = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Colour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) &&
                     Environment.GetEnvironmentVariable("TERM") != "dumb",
        };
    }

    /// <summary>A path of the command line as an absolute path.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Directory);
}
