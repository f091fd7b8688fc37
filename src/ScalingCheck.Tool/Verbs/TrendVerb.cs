using System.CommandLine;
using System.Globalization;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Report;
using ScalingCheck.Report.Charts;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Estimates over the commits that lead to the present one.</summary>
internal static class TrendVerb
{
    private const int DefaultLimit = 30;

    private const int LongestSubject = 48;

    private const int LongestChange = 1000;

    public static Command Create(Terminal terminal)
    {
        var names = CommonOptions.Checks();
        var limit = CommonOptions.Count("--limit", "COMMITS", "How many commits to show at most; 30 unless said.", 1, 1e6);
        var json = CommonOptions.Json();
        var (config, history, commit) = (CommonOptions.Config(), CommonOptions.History(), CommonOptions.Commit());
        var command = new Verb("trend", "Shows the estimates of the commits that lead to the present one.", """
            Example: scaling-check trend sort-time --limit 20
            """) { names, limit, json, config, history, commit };
        command.Does((parsed, _) =>
        {
            using var workspace = Workspace.Open(terminal, parsed.GetValue(config)!, parsed.GetValue(history), parsed.GetValue(commit));
            var head = parsed.GetValue(commit) is { } named ? workspace.Resolve(named) : workspace.Graph.Head;
            var most = (int)Math.Clamp(parsed.GetValue(limit) ?? DefaultLimit, 1, 100_000);
            var trends = workspace.Chosen(
                Trends.Of(workspace.Settings, workspace.History, workspace.Graph, head, most, workspace.AcceptancesFor(head, terminal.Clock.GetUtcNow())),
                parsed.GetValue(names));
            if (trends.Count == 0)
            {
                terminal.Error.WriteLine(Catalogue.NothingRecorded().ToString());
                return ExitCode.NoData;
            }

            if (parsed.GetValue(json)) terminal.Out.Write(TrendJson.Render(trends));
            else foreach (var trend in trends) Print(terminal, trend);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(Terminal terminal, Trend trend)
    {
        terminal.Out.WriteLine(Legible.Line(trend.Title));
        var table = new TextTable(["commit", "date", .. trend.Names, "verdict", "subject"]);
        var digits = trend.Names.Select(name => NumberText.DigitsApart(trend.Points.Select(point => Find(point, name)?.Value ?? double.NaN))).ToList();
        foreach (var point in trend.Points)
        {
            table.Add([
                CommitName.Short(point.Commit), point.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                .. trend.Names.Select((name, i) => Find(point, name) is { } estimate ? NumberText.Short(estimate.Value, digits[i]) : point.Refused ? "refused" : "-"),
                Marked(trend, point), Legible.Line(point.Subject ?? "", LongestSubject),
            ]);
        }

        terminal.Out.Write(table.ToString());
        foreach (var change in trend.Changes)
            terminal.Out.WriteLine("  " + Legible.Line($"{change.Standing.Change.Estimate} {ChangeSentence.Of(change.Standing.Change)}; {StateOf(change)}", LongestChange));
        var plotted = trend.Points.Select((point, index) => (X: index + 1.0, Y: Find(point, trend.Names[0])?.Value ?? double.NaN))
            .Where(point => double.IsFinite(point.Y)).ToList();
        if (plotted.Count < 2) return; // One commit is no curve.
        terminal.Out.Write($"\n  {trend.Names[0]}\n{TextPlot.Render(plotted, null, "commits, oldest first", height: 8, linear: true)}\n");
    }

    /// <summary>The verdict, and a mark where a new level begins.</summary>
    private static string Marked(Trend trend, TrendPoint point)
    {
        var begins = trend.Changes.Where(change => change.Standing.Change.Commit == point.Commit).ToList();
        if (begins.Count == 0) return point.Verdict;
        var mark = begins.Exists(change => change.Standing.Change.IsWorse) ? "worse from here" : "better from here";
        return point.Verdict.Length == 0 ? mark : $"{point.Verdict}, {mark}";
    }

    private static string StateOf(TrendChange change) => change.IsReported
        ? ChangeSentence.Of(change.Standing) : "found now: none of these commits was checked";

    private static Estimate? Find(TrendPoint point, string name) => point.Estimates.FirstOrDefault(estimate => estimate.Name == name);
}
