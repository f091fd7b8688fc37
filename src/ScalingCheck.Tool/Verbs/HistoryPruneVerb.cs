using System.CommandLine;
using System.Globalization;
using ScalingCheck.History;
using ScalingCheck.Report;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Takes away what the configuration does not want kept.</summary>
internal static class HistoryPruneVerb
{
    // Each is one transaction: short enough that a job that records does not wait for it.
    private const int AtOnce = 200;

    public static Command Create(Terminal terminal)
    {
        var (config, history) = (CommonOptions.Config(), CommonOptions.History());
        var dry = new Option<bool>("--dry-run") { Description = "Say what would go, and take nothing away." };
        var command = new Verb("prune", "Takes away the snapshots that 'keep' in the configuration does not want kept.", """
            A commit that an acceptance or a recorded change names stays, with all its snapshots.

            Example: scaling-check history prune --dry-run
            """) { dry, config, history };
        command.Does((parsed, cancel) =>
        {
            using var workspace = Workspace.Open(terminal, parsed.GetValue(config)!, parsed.GetValue(history), null);
            if (workspace.Settings.Retention.KeepsEverything)
            {
                terminal.Out.WriteLine("everything is kept: the configuration has no 'keep'");
                return ExitCode.Ok;
            }

            var all = workspace.History.All().ToList();
            var line = BaseLine.Of(workspace.Graph, workspace.Settings.Judge.BaseBranch);
            if (line is null) terminal.Error.WriteLine("the base branch is not known here: nothing can be told to be old");
            var gone = Forgettable(workspace, all, line, terminal.Clock.GetUtcNow());
            if (parsed.GetValue(dry)) Print(terminal, all, gone);
            else Forget(terminal, workspace.History, gone, cancel);
            var verb = parsed.GetValue(dry) ? "would go" : "are gone";
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gone.Count} of {all.Count} snapshots {verb}"));
            return ExitCode.Ok;
        });
        return command;
    }

    private static IReadOnlyList<string> Forgettable(
        Workspace workspace, IReadOnlyCollection<StoredSnapshot> all, BaseLine? line, DateTimeOffset now)
    {
        var acceptances = workspace.ReadAcceptances();
        var changed = workspace.History.Changes(null)
            .SelectMany(change => change.Candidates.Append(change.Commit).Append(change.NoticedAt)).ToHashSet(StringComparer.Ordinal);
        return RetentionPolicy.Forgettable(
            all, workspace.Settings.Retention, line,
            commit => changed.Contains(commit) || acceptances.Any(acceptance => acceptance.IsOf(commit)), now);
    }

    private static void Forget(Terminal terminal, IHistory history, IReadOnlyList<string> gone, CancellationToken cancel)
    {
        using var progress = new ProgressLine(terminal, "snapshots");
        var done = 0;
        foreach (var some in gone.Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            history.Forget(some);
            progress.Show(done += some.Length);
        }
    }

    private static void Print(Terminal terminal, List<StoredSnapshot> all, IReadOnlyList<string> gone)
    {
        var ids = gone.ToHashSet(StringComparer.Ordinal);
        foreach (var snapshot in all.Where(snapshot => ids.Contains(snapshot.Id)).OrderBy(snapshot => snapshot.RunTime).ThenBy(snapshot => snapshot.Id, StringComparer.Ordinal))
        {
            terminal.Out.WriteLine(Legible.Line(string.Create(CultureInfo.InvariantCulture,
                $"{CommitName.Short(snapshot.Commit)}  {snapshot.RunTime:yyyy-MM-dd}  {snapshot.Id[..12]}  {snapshot.Branch ?? "(no branch)"}")));
        }
    }
}
