using System.CommandLine;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Rehearsal;
using ScalingCheck.Report;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Replays the detector of the base branch over the stored history.</summary>
internal static class BacktestVerb
{
    private const int LongestLine = 400;

    public static Command Create(Terminal terminal)
    {
        var names = CommonOptions.Checks();
        var limit = CommonOptions.Count("--limit", "COMMITS", "How many of the newest commits to replay; all unless said.", 1, 1e6);
        var json = CommonOptions.Json();
        var (config, history, commit) = (CommonOptions.Config(), CommonOptions.History(), CommonOptions.Commit());
        var command = new Verb("backtest", "Replays the watch of the base branch over the stored history: what would have been reported, and when.", """
            Each recorded commit is decided from those before it, as if it had been checked with the present settings. Nothing is stored.

            Example: scaling-check backtest pretraining-loss
            """) { names, limit, json, config, history, commit };
        command.Does((parsed, _) =>
        {
            using var workspace = Workspace.Open(terminal, parsed.GetValue(config)!, parsed.GetValue(history), parsed.GetValue(commit));
            var head = parsed.GetValue(commit) is { } named ? workspace.Resolve(named) : workspace.BaseTip;
            var most = (int)Math.Clamp(parsed.GetValue(limit) ?? int.MaxValue, 1, 100_000);
            var trends = Trends.Of(workspace.Settings, workspace.History, workspace.Graph, head, most);
            var backtests = Backtest.Of(workspace.Chosen(trends, parsed.GetValue(names)), workspace.Settings.Judge);
            if (backtests.Count == 0)
            {
                terminal.Error.WriteLine(Catalogue.NothingRecorded().ToString());
                return ExitCode.NoData;
            }

            if (parsed.GetValue(json)) terminal.Out.Write(BacktestJson.Render(backtests));
            else Print(terminal, backtests);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(Terminal terminal, IReadOnlyList<Backtest> backtests)
    {
        var table = new TextTable("check", "gate", "commits", "watched", "worse", "better", "reports per 100 commits");
        foreach (var backtest in backtests)
        {
            table.Add(
                Legible.Line(backtest.Series.Check, 60), Legible.Line(backtest.Series.Estimate, 60), Count(backtest.Series.Commits.Count), Count(backtest.Watched),
                Count(backtest.Found.Count(change => change.IsWorse)), Count(backtest.Found.Count(change => !change.IsWorse)),
                backtest.Watched == 0 ? "-" : NumberText.Short(backtest.PerHundred(worse: true) + backtest.PerHundred(worse: false), 2));
        }

        terminal.Out.Write(table.ToString());
        foreach (var backtest in backtests)
        {
            foreach (var change in backtest.Found)
                terminal.Out.WriteLine("  " + Legible.Line($"{backtest.Series.Check}: {backtest.Series.Estimate} {ChangeSentence.Of(change)}", LongestLine));
        }
    }

    private static string Count(int count) => FormattableString.Invariant($"{count}");
}
