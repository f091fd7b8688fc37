using System.CommandLine;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Tool.Options;

/// <summary>The options that say what is being measured, shared by <c>check</c> and <c>collect</c>.</summary>
internal sealed class RunOptions
{
    private readonly Option<string> _config = CommonOptions.Config();
    private readonly Option<string?> _history = CommonOptions.History();
    private readonly Option<string?> _commit = CommonOptions.Commit();
    private readonly Option<string[]> _parents = CommonOptions.Parent();
    private readonly Option<string?> _branch = CommonOptions.Branch();
    private readonly Option<KeyValuePair<string, string>[]> _environment = CommonOptions.Environment();

    public void AddTo(Command command)
    {
        command.Add(_config);
        command.Add(_history);
        command.Add(_commit);
        command.Add(_parents);
        command.Add(_branch);
        command.Add(_environment);
    }

    public string Config(ParseResult parsed) => parsed.GetValue(_config)!;

    public Workspace Open(ParseResult parsed, Terminal terminal) =>
        Workspace.Open(terminal, Config(parsed), parsed.GetValue(_history), parsed.GetValue(_commit));

    /// <exception cref="UsageException">The named commit is not known.</exception>
    public MeasuredRun Run(ParseResult parsed, Workspace workspace, Terminal terminal)
    {
        var graph = workspace.Graph;
        var named = parsed.GetValue(_commit);
        var parents = parsed.GetValue(_parents) ?? [];
        if (named is not null && !(named.Length >= 7 && named.All(char.IsAsciiHexDigit)) && graph.Resolve(named) is null)
            throw new UsageException(Catalogue.InvalidValue("--commit", $"'{named}' is no commit that is known here; outside a repository give the full name"));
        var commit = named is null ? graph.Head : graph.Resolve(named) ?? named;
        return new MeasuredRun
        {
            Commit = commit,
            Parents = parents,
            Branch = parsed.GetValue(_branch) ?? graph.CurrentBranch,
            // A commit that is named is the user's word; HEAD is only what was measured when nothing is changed on top.
            Uncommitted = named is null && graph.Head is not null && graph.IsDirty,
            Environment = EnvironmentProbe.Take(parsed.GetValue(_environment) ?? [], terminal.Variable),
            Time = terminal.Clock.GetUtcNow(),
            ToolVersion = ToolVersion.Text,
        };
    }
}
