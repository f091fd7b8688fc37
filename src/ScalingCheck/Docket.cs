using ScalingCheck.Checks;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Judge;

namespace ScalingCheck;

/// <summary>
/// Prepares the cases that come before the judge: for each check and group the head's estimates and those of the base
/// commits, with the form fixed on the baseline and the commits left out that the check may not be compared with.
/// </summary>
internal sealed class Docket(Settings settings, IHistory history, BaselineChoice choice, Acceptances acceptances)
{
    private readonly Dictionary<(string Snapshot, string Metric), IReadOnlyList<Observation>> _read = [];
    private readonly ILookup<string, RecordedVerdict> _verdicts = history
        .Verdicts([.. choice.Commits.SelectMany(commit => commit.Snapshots).Select(snapshot => snapshot.Id)])
        .ToLookup(verdict => verdict.SnapshotId);

    /// <summary>What earlier runs of the same commit in the same environment measured: more evidence for one commit.</summary>
    public IReadOnlyList<Observation> Reruns(RecordedRun recorded)
    {
        if (recorded.Run.Commit is null || recorded.Run.Uncommitted || recorded.SnapshotId is null) return [];
        var metrics = settings.Checks.Select(check => check.Check.Y).Distinct().ToList();
        var earlier = history.Find([recorded.Run.Commit]).Where(snapshot => snapshot.Id != recorded.SnapshotId && !snapshot.Uncommitted &&
            snapshot.Environment.DifferingKeys(recorded.Run.Environment, settings.Judge.SameEnvironment).Count == 0);
        return [.. earlier.SelectMany(snapshot => metrics.SelectMany(metric => Read(snapshot.Id, metric)))];
    }

    /// <summary>The cases of one check; what is missing goes to <paramref name="problems"/>.</summary>
    public IEnumerable<CheckCase> Prepare(
        GatedCheck gated, IReadOnlyList<Observation> observations, IReadOnlyList<Observation> reruns, List<Diagnostic> problems)
    {
        // What is missing is told by this run alone: an earlier run must not stand in for it.
        var head = SeriesSelection.Of(gated.Check, observations);
        if (head.Problem is { } problem)
        {
            problems.Add(problem);
            return [];
        }

        var commits = choice.Commits.Select(commit => (Commit: commit, Series: SeriesOf(gated.Check, commit))).ToList();
        foreach (var vanished in Vanished(head.Series, commits.Count > 0 ? commits[0].Series : []))
            problems.Add(Catalogue.GroupVanished(gated.Check.Name, vanished.ToString(), commits[0].Commit.Commit, gated.Check.At));
        var groups = head.Series.Select(series => series.Group).ToHashSet();
        var evidence = reruns.Count == 0 ? head.Series : SeriesSelection.Of(gated.Check, [.. observations, .. reruns]).Series.Where(series => groups.Contains(series.Group));
        return evidence.Select(series => Case(gated, series, commits)).ToList();
    }

    private CheckCase Case(GatedCheck gated, Series head, List<(MeasuredCommit Commit, IReadOnlyList<Series> Series)> commits)
    {
        var kind = KnownChecks.Find(gated.Check.Kind)!;
        var title = CheckVerdict.TitleOf(gated.Check.Name, head.Group);
        var usable = commits.Where(commit => MayCompare(commit.Commit, title)).ToList();
        if (acceptances.NewLevels(title, gated.Check.Name) is { Count: > 0 } levels)
        {
            // The newest accepted level that the base branch already holds: what came before it is another curve.
            var cut = usable.FindIndex(commit => levels.Any(level => level.IsOf(commit.Commit.Commit)));
            if (cut >= 0) usable = usable[..(cut + 1)];
        }

        var found = usable
            .Select(commit => (commit.Commit, Series: commit.Series.FirstOrDefault(series => series.Group.Equals(head.Group))))
            .Where(pair => pair.Series is { Refusal: null }).Select(pair => (pair.Commit, Series: pair.Series!)).ToList();
        var check = kind.FixForm(gated.Check, found.Count > 0 ? Pool(found.ConvertAll(pair => pair.Series)) : head);
        var outcome = kind.Estimate(check, head, intervals: true);
        var outcomes = found.ConvertAll(pair => new BaseCommit(pair.Commit.Commit, pair.Commit.Distance, kind.Estimate(check, pair.Series, intervals: false)))
            .FindAll(commit => commit.Outcome.Refusal is null);
        return new CheckCase(gated with { Check = check }, outcome, outcomes, BaselineOf(outcomes), choice.Problem ?? NothingUsable(outcomes, commits.Count, title));
    }

    private Baseline? BaselineOf(List<BaseCommit> commits) => commits.Count == 0 ? null : new Baseline
    {
        Anchor = choice.Anchor!,
        Because = choice.Because,
        BehindTip = choice.BehindTip,
        Commits = commits.ConvertAll(commit => commit.Commit),
        Distance = commits[0].Distance,
        Environment = choice.Commits[0].Snapshots[0].Environment.ShortName,
    };

    private static string? NothingUsable(List<BaseCommit> usable, int measured, string title) => usable.Count > 0 ? null
        : FormattableString.Invariant($"none of the {measured} recorded commits of the base branch can be compared with: {title} is missing, refused or regressed in them");

    // A commit that regressed, and was not accepted, must not become what its successors are measured by.
    private bool MayCompare(MeasuredCommit commit, string title) => commit.Snapshots.All(snapshot =>
        !_verdicts[snapshot.Id].Any(verdict => verdict.Check == title && verdict.Verdict is ("regressed" or "refused")));

    private IReadOnlyList<Series> SeriesOf(CheckSettings check, MeasuredCommit commit) =>
        SeriesSelection.Of(check, [.. commit.Snapshots.SelectMany(snapshot => Read(snapshot.Id, check.Y))]).Series;

    private IReadOnlyList<Observation> Read(string snapshot, string metric)
    {
        if (!_read.TryGetValue((snapshot, metric), out var observations))
            _read[(snapshot, metric)] = observations = history.Observations(snapshot, metric);
        return observations;
    }

    private static Series Pool(List<Series> series) => series[0] with { Points = [.. series.SelectMany(one => one.Points)] };

    private static IEnumerable<NamedValues<string>> Vanished(IReadOnlyList<Series> head, IReadOnlyList<Series> nearest) =>
        nearest.Select(series => series.Group).Where(group => !head.Any(series => series.Group.Equals(group)));
}
