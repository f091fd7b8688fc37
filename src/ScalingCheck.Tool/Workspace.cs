using System.Security.Cryptography;
using System.Text;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Judge;

namespace ScalingCheck.Tool;

/// <summary>The configuration with the store and the repository it works on.</summary>
internal sealed class Workspace : IDisposable
{
    private Workspace(Settings settings, IHistory history, ICommitGraph graph)
    {
        Settings = settings;
        History = history;
        Graph = graph;
    }

    public Settings Settings { get; }

    public IHistory History { get; }

    public ICommitGraph Graph { get; }

    /// <summary>Reads the configuration and opens what it names.</summary>
    /// <param name="commit">The commit that the user named; null: HEAD.</param>
    /// <exception cref="UsageException">The configuration is missing or wrong.</exception>
    public static Workspace Open(Terminal terminal, string config, string? history, string? commit)
    {
        var settings = ReadSettings(terminal, config);
        if (history is not null) settings = settings with { History = HistoryStores.Named(history, terminal) };
        // Before the store: git may fail, and nothing may be left open then.
        var git = GitCommitGraph.Open(settings.Directory, out _, HistoryBelow(settings));
        var store = HistoryStores.Open(settings.History, settings.Directory, terminal.Variable);
        return new Workspace(settings, store, git ?? (ICommitGraph)new RecordedCommitGraph(store, commit));
    }

    /// <summary>The same without a store, which need not even be there: for a job that hands on what it collects.</summary>
    /// <exception cref="UsageException">The configuration is missing or wrong.</exception>
    public static Workspace OpenWithoutHistory(Terminal terminal, string config, string? commit)
    {
        var settings = ReadSettings(terminal, config);
        var git = GitCommitGraph.Open(settings.Directory, out _, HistoryBelow(settings));
        var store = new NoHistory();
        return new Workspace(settings, store, git ?? (ICommitGraph)new RecordedCommitGraph(store, commit));
    }

    /// <summary>Digest of the text of the configuration, by which jobs know that they have the same one.</summary>
    public static string DigestOf(Terminal terminal, string config)
    {
        // A checkout on Windows may have other line ends.
        var text = File.ReadAllText(PathOf(terminal, config)).ReplaceLineEndings("\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string HistoryBelow(Settings settings) =>
        Path.GetRelativePath(settings.Directory, Path.Combine(settings.Directory, settings.History.Length == 0 ? HistoryLocation.Default : settings.History)).Replace('\\', '/');

    /// <summary>The configuration as text, and where it stands.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static (string Path, string Text) ReadConfiguration(Terminal terminal, string config)
    {
        var path = PathOf(terminal, config);
        return File.Exists(path) ? (path, File.ReadAllText(path)) : throw new UsageException(Catalogue.ConfigurationNotFound(config));
    }

    public static Settings ReadSettings(Terminal terminal, string config)
    {
        var (path, text) = ReadConfiguration(terminal, config);
        var (settings, problems) = SettingsReader.Read(text, config, Path.GetDirectoryName(path)!, terminal.Variable);
        return settings is null ? throw new UsageException(problems) : settings with { Calibration = ReadCalibration(settings.Directory) };
    }

    private static IReadOnlyList<CalibratedGate> ReadCalibration(string directory)
    {
        var path = Path.Combine(directory, CalibrationFile.DefaultPath);
        if (!File.Exists(path)) return [];
        var (entries, problems) = CalibrationFile.Read(File.ReadAllText(path), CalibrationFile.DefaultPath);
        return problems.Count == 0 ? entries : throw new UsageException(problems);
    }

    /// <summary>The newest commit of the base branch; of no base branch, what is checked out.</summary>
    public string? BaseTip => Graph.FindBaseBranch(Settings.Judge.BaseBranch)?.Tip ?? Graph.Head;

    /// <summary>The trends of the checks and groups that the user named; all when none was named.</summary>
    /// <exception cref="UsageException">There is no check of that name.</exception>
    public IReadOnlyList<Trend> Chosen(IReadOnlyList<Trend> trends, string[]? titles)
    {
        if (titles is not { Length: > 0 }) return trends;
        var known = Settings.Checks.Select(gated => gated.Check.Name).ToList();
        foreach (var name in titles.Select(title => title.Split('[')[0]).Where(name => !known.Contains(name)))
            throw new UsageException(Catalogue.UnknownCheck(name, known, Suggestion.Nearest(name, known)));
        return [.. trends.Where(trend => titles.Contains(trend.Check.Name) || titles.Contains(trend.Title))];
    }

    private static string PathOf(Terminal terminal, string config)
    {
        var path = terminal.PathOf(config);
        return Directory.Exists(path) ? Path.Combine(path, SettingsReader.DefaultPath) : path;
    }

    /// <summary>The reviewed acceptances beside the configuration; none when there is no file.</summary>
    /// <exception cref="UsageException">The file is malformed.</exception>
    public IReadOnlyList<Acceptance> ReadAcceptances()
    {
        var path = Path.Combine(Settings.Directory, AcceptanceReader.DefaultPath);
        if (!File.Exists(path)) return [];
        var (entries, problems) = AcceptanceReader.Read(File.ReadAllText(path), AcceptanceReader.DefaultPath);
        return problems.Count == 0 ? entries : throw new UsageException(problems);
    }

    /// <summary>The acceptances that are in force for a commit on a day.</summary>
    public Acceptances AcceptancesFor(string? head, DateTimeOffset day) =>
        new(ReadAcceptances(), new AcceptedCommits(Graph, History, head), DateOnly.FromDateTime(day.UtcDateTime));

    /// <summary>The commit that the user named with <c>--commit</c>.</summary>
    /// <exception cref="UsageException">It is not known.</exception>
    public string Resolve(string named) => Graph.Resolve(named) ?? throw new UsageException(Catalogue.InvalidValue(
        "--commit", $"{Catalogue.Quoted(named)} is no commit that is known here; outside a repository give the full name"));

    public void Dispose() => History.Dispose();
}
