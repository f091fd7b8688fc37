using System.CommandLine;
using System.Globalization;
using ScalingCheck.Collect;
using ScalingCheck.Configuration;
using ScalingCheck.Configuration.Proposal;
using ScalingCheck.Diagnostics;
using ScalingCheck.Report;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Looks at the repository and writes a configuration that works.</summary>
internal static class InitVerb
{
    private const int MostLines = 8;
    private const int LongestLine = 200;

    public static Command Create(Terminal terminal)
    {
        var directory = new Argument<string?>("DIRECTORY")
        {
            Description = "Where to look for metric files; the folder of the configuration unless said.", Arity = ArgumentArity.ZeroOrOne,
        };
        var config = CommonOptions.Config();
        var force = new Option<bool>("--force") { Description = "Replace a configuration that exists." };
        var command = new Verb("init", "Looks at the metric files of the repository and writes a configuration that works on them.", """
            Example: scaling-check init
            """) { directory, config, force };
        command.Does((parsed, cancel) =>
            Init(terminal, parsed.GetValue(config)!, parsed.GetValue(directory), parsed.GetValue(force), cancel));
        return command;
    }

    private static ExitCode Init(Terminal terminal, string config, string? directory, bool force, CancellationToken cancel)
    {
        var path = terminal.PathOf(config);
        if (Directory.Exists(path)) (path, config) = (Path.Combine(path, SettingsReader.DefaultPath), Path.Combine(config, SettingsReader.DefaultPath));
        if (File.Exists(path) && !force) throw new UsageException(Catalogue.FileExists(config));
        var root = Path.GetDirectoryName(path)!;
        var proposal = Proposer.Propose(root, Below(terminal, root, directory), cancel);
        var shown = directory ?? ".";
        foreach (var note in proposal.Listing.Notes) terminal.Error.WriteLine(note);
        if (proposal.Listing.Files.Count == 0)
            throw new UsageException(Catalogue.NoMetricFiles(shown, proposal.Listing.Paths.Count, KnownFormats.All.Select(format => format.Id)));

        PrintFound(terminal, proposal, shown);
        if (proposal.Text is not { } text) throw new UsageException(Catalogue.NothingToPropose(shown));
        WholeFile.Write(path, text);
        PrintNext(terminal, proposal, config);
        return ExitCode.Ok;
    }

    /// <summary>Where to look, relative to the configuration: its patterns cannot lead anywhere else.</summary>
    private static string Below(Terminal terminal, string root, string? directory)
    {
        if (!Directory.Exists(root)) throw new UsageException(Catalogue.InvalidValue("--config", "there is no such folder: make it first"));
        if (directory is null) return "";
        var below = Path.GetRelativePath(root, terminal.PathOf(directory)).Replace('\\', '/');
        if (below == ".") return "";
        if (below.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(below))
        {
            throw new UsageException(Catalogue.InvalidValue(
                "DIRECTORY", $"'{directory}' is not inside the folder of the configuration: name one there with --config"));
        }

        return Directory.Exists(Path.Combine(root, below)) ? below
            : throw new UsageException(Catalogue.InvalidValue("DIRECTORY", $"there is no folder '{directory}'"));
    }

    private static void PrintFound(Terminal terminal, ProposedConfiguration proposal, string shown)
    {
        var formats = proposal.Listing.Files.GroupBy(file => file.FormatId).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"));
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Looked at {proposal.Listing.Paths.Count} {(proposal.Listing.Paths.Count == 1 ? "file" : "files")} below {shown}: {string.Join(", ", formats)}."));
        foreach (var group in proposal.Groups.Where(group => group.Drafts.Count > 0))
        {
            terminal.Out.WriteLine();
            foreach (var rule in group.Group.Rules.Take(MostLines)) terminal.Out.WriteLine(OneLine(rule.Files));
            if (group.Group.Rules.Count > MostLines)
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {group.Group.Rules.Count - MostLines} more"));
            foreach (var draft in group.Drafts) PrintDraft(terminal, draft);
        }

        PrintUnusable(terminal, proposal);
    }

    private static void PrintDraft(Terminal terminal, CheckDraft draft)
    {
        var by = draft.By.Count > 0 ? $", one fit for each {string.Join(" and ", draft.By)}" : "";
        terminal.Out.WriteLine(OneLine($"  {draft.Name}: {draft.Y} against {string.Join(" and ", draft.X)} ({draft.Kind}{by})"));
        foreach (var reason in draft.Reasons) terminal.Out.WriteLine(OneLine($"    {reason}"));
        if (draft.Refusal is { } refusal) terminal.Out.WriteLine(OneLine($"    not active: {refusal}"));
    }

    private static void PrintUnusable(Terminal terminal, ProposedConfiguration proposal)
    {
        var lines = proposal.Groups.Where(group => group.Drafts.Count == 0)
            .Select(group => $"{group.Group.Rules[0].Files}: {group.Nothing}")
            .Concat(proposal.Listing.Files.Where(file => file.Problem is not null).Select(file => file.Problem!.ToString()))
            .Concat(proposal.Listing.Files.Where(file => file.Problem is null && MetricRanking.Of(file.Metrics).Count == 0)
                .Select(file => $"{file.Path}: no name says that it is a metric, such as loss, error, time or accuracy"))
            .ToList();
        if (lines.Count == 0) return;
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Not used:");
        foreach (var line in lines.Take(MostLines)) terminal.Out.WriteLine(OneLine($"  {line}"));
        if (lines.Count > MostLines) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {lines.Count - MostLines} more"));
    }

    private static void PrintNext(Terminal terminal, ProposedConfiguration proposal, string config)
    {
        foreach (var problem in proposal.Problems.Take(MostLines)) terminal.Error.WriteLine(problem.ToString());
        var count = proposal.Groups.Sum(group => group.Drafts.Count(draft => draft.Refusal is null));
        var option = config == SettingsReader.DefaultPath ? "" : $" --config {config}";
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Wrote {config} with {count} {(count == 1 ? "check that works" : "checks that work")} on these files. Next:"));
        terminal.Out.WriteLine($"  scaling-check check --baseline none --no-record{option}" +
                               "   # the estimates of what is here; 'no-baseline', for nothing is recorded yet");
        terminal.Out.WriteLine($"  scaling-check collect{option}   # on the base branch: records what later commits are compared with");
    }

    /// <summary>Names of files may hold anything; a terminal gets one line of plain text.</summary>
    private static string OneLine(string text) => Legible.Line(text, LongestLine);
}
