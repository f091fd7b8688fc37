using System.CommandLine;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Tool.Options;

/// <summary>Which store a verb works on: the one that is named, else that of the configuration.</summary>
internal sealed class StoreOptions
{
    private readonly Option<string> _config = CommonOptions.Config();

    private readonly Option<string?> _history = new("--history")
    {
        Description = "The store, in place of that of the configuration: a file, or what 'history:' takes.", HelpName = "STORE",
    };

    public void AddTo(Command command)
    {
        command.Add(_config);
        command.Add(_history);
    }

    public string Config(ParseResult parsed) => parsed.GetValue(_config)!;

    public string? Named(ParseResult parsed) => parsed.GetValue(_history);

    /// <summary>Opens the store, or makes a new one.</summary>
    /// <exception cref="UsageException">None is named and the configuration is missing or wrong.</exception>
    public IHistory Open(ParseResult parsed, Terminal terminal)
    {
        var (spec, directory) = Place(parsed, terminal);
        return HistoryStores.Open(spec, directory, terminal.Variable);
    }

    /// <summary>Opens a store that is there: a slip of the hand must not make an empty one.</summary>
    public IHistory OpenExisting(ParseResult parsed, Terminal terminal)
    {
        var (spec, directory) = Place(parsed, terminal);
        return OpenExisting(spec, directory, terminal);
    }

    public static IHistory OpenExisting(string spec, string directory, Terminal terminal) =>
        HistoryLocation.FileOf(spec, directory) is { } file && !File.Exists(file) && !Directory.Exists(file)
            ? throw new HistoryException(Catalogue.HistoryCannotBeOpened(file, "there is no such file"))
            : HistoryStores.Open(spec, directory, terminal.Variable);

    private (string Spec, string Directory) Place(ParseResult parsed, Terminal terminal)
    {
        if (Named(parsed) is { } named) return (named, terminal.Directory);
        var settings = Workspace.ReadSettings(terminal, Config(parsed));
        return (settings.History, settings.Directory);
    }
}
