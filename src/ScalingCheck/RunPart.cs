using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck;

/// <summary>What one kind of machine measured of a run, with what it is compared with there.</summary>
internal sealed class RunPart
{
    private readonly HeadCommit _head;
    private readonly Docket _docket;
    private readonly IReadOnlyList<StoredSnapshot> _reruns;
    private readonly BaseBranchWatch? _watch;

    /// <param name="run">The part.</param>
    /// <param name="head">What is judged, on the machine of the part.</param>
    public RunPart(
        Settings settings, IHistory history, ICommitGraph graph, RecordedRun run, HeadCommit head, Acceptances acceptances, AcceptedCommits known)
    {
        (Run, _head) = (run, head);
        var same = settings.Judge.SameEnvironment;
        var choice = BaselineSelection.Choose(graph, history, settings.Judge, head);
        var line = choice.IsBaseBranch
            ? [.. MeasuredLine.Of(graph, history, head.Commit!, head.Environment, same).Where(commit => commit.Commit != head.Commit)]
            : choice.Commits;
        // The line of the watch begins with the commits that are compared.
        var looked = line.Concat(choice.Commits).DistinctBy(commit => commit.Commit).ToList();
        var said = new SaidBefore(history, looked);
        var series = new RecordedSeries(history, looked, settings.Judge.Window, settings.Checks.Select(gated => gated.Check));
        var environment = head.Environment.Only(same).ShortName;
        Changes = new ReportedChanges(history.Changes([.. line.Select(commit => commit.Commit)]), environment, line, said, acceptances);
        _docket = new Docket(settings, history, series, choice, said, Changes, environment, acceptances, known);
        _reruns = _docket.Reruns(run);
        _watch = choice.IsBaseBranch ? new BaseBranchWatch(settings.Judge, series, line, said, Changes) : null;
    }

    public RecordedRun Run { get; }

    /// <summary>The changes of level that were reported on the commits behind the head.</summary>
    public ReportedChanges Changes { get; }

    /// <summary>Gates of checks and groups that have no data, by the family that they count in.</summary>
    public IReadOnlyList<string?> Unasked => _docket.Unasked;

    /// <summary>Names of the checks that have no data at all.</summary>
    public IReadOnlyCollection<string> Missing => _docket.Missing;

    /// <summary>The cases of one check; what is missing goes to <paramref name="problems"/>.</summary>
    public IReadOnlyList<CheckCase> Prepare(GatedCheck gated, List<Diagnostic> problems)
    {
        var cases = _docket.Prepare(gated, Run.Collected.Observations, _reruns, problems);
        return _watch is null ? cases : _watch.Watch(cases, _head, Run.Run.Time);
    }
}
