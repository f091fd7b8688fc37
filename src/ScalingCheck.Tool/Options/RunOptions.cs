using System.CommandLine;

namespace ScalingCheck.Tool.Options;

/// <summary>The options that say what is being measured, shared by <c>check</c> and <c>collect</c>.</summary>
internal sealed class RunOptions
{
    private readonly Option<string> _config = CommonOptions.Config();
    private readonly Option<string?> _history = CommonOptions.History();
    private readonly Option<string?> _commit = CommonOptions.Commit();
    private readonly Option<string[]> _parents = new("--parent")
    {
        Description = "Its parent, for use outside a git repository. May be repeated.", HelpName = "COMMIT",
    };

    private readonly Option<string?> _branch = new("--branch")
    {
        Description = "The measured branch; the one that is checked out unless said.", HelpName = "NAME",
    };

    private readonly Option<KeyValuePair<string, string>[]> _environment =
        CommonOptions.Pairs("--environment", "KEY=VALUE", "A fact about the machine that snapshots should record. May be repeated.");

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

    public Workspace OpenWithoutHistory(ParseResult parsed, Terminal terminal) =>
        Workspace.OpenWithoutHistory(terminal, Config(parsed), parsed.GetValue(_commit));

    /// <exception cref="UsageException">The named commit is not known.</exception>
    public MeasuredRun Run(ParseResult parsed, Workspace workspace, Terminal terminal)
    {
        var graph = workspace.Graph;
        var named = parsed.GetValue(_commit);
        // Outside a repository nobody can look a commit up: what reads like the name of one is taken for it.
        var commit = named is null ? graph.Head
            : named.Length >= 7 && named.All(char.IsAsciiHexDigit) ? graph.Resolve(named) ?? named : workspace.Resolve(named);
        return new MeasuredRun
        {
            Commit = commit,
            Parents = parsed.GetValue(_parents) ?? [],
            Branch = parsed.GetValue(_branch) ?? graph.CurrentBranch,
            // A commit that is named is the user's word; HEAD is only what was measured when nothing is changed on top.
            Uncommitted = named is null && graph.Head is not null && graph.IsDirty,
            Environment = EnvironmentProbe.Take(parsed.GetValue(_environment) ?? [], terminal.Variable),
            Time = terminal.Clock.GetUtcNow(),
            ToolVersion = ToolVersion.Text,
        };
    }
}
