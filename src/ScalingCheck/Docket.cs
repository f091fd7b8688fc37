using ScalingCheck.Checks;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck;

/// <summary>
/// Prepares the cases that come before the judge: for each check and group the head's estimates and those of the base
/// commits, with the form fixed on the baseline and the commits left out that the check may not be compared with.
/// </summary>
internal sealed class Docket(
    Settings settings, IHistory history, RecordedSeries recorded, BaselineChoice choice, SaidBefore said, ReportedChanges changes,
    string environment, Acceptances acceptances, AcceptedCommits accepted)
{
    /// <summary>The family of each gate that has no data, which counts among its gates all the same.</summary>
    public List<string?> Unasked { get; } = [];

    /// <summary>Names of the checks that have no data at all.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    private readonly List<string> _missing = [];

    // Enough to see two that agree to the last digit.
    private const int Older = 4;

    /// <summary>What earlier runs of the same commit in the same environment measured: more evidence for one commit.</summary>
    public IReadOnlyList<StoredSnapshot> Reruns(RecordedRun run)
    {
        if (run.Run.Commit is null || run.Run.Uncommitted || run.SnapshotId is null) return [];
        return [.. history.Find([run.Run.Commit]).Where(snapshot => snapshot.Id != run.SnapshotId && !snapshot.Uncommitted &&
            snapshot.Environment.DifferingKeys(run.Run.Environment, settings.Judge.SameEnvironment).Count == 0)];
    }

    /// <summary>The cases of one check; what is missing goes to <paramref name="problems"/>.</summary>
    public IReadOnlyList<CheckCase> Prepare(
        GatedCheck gated, IReadOnlyList<Observation> observations, IReadOnlyList<StoredSnapshot> reruns, List<Diagnostic> problems)
    {
        // What is missing is told by this run alone: an earlier run must not stand in for it.
        var questions = GateQuestion.CountOf(gated);
        var head = SeriesSelection.Of(gated.Check, observations);
        if (head.Problem is { } problem)
        {
            problems.Add(RenamedMetric.Gone(gated.Check, observations, history, choice) is { } renamed
                ? problem with { Message = $"{problem.Message}; {renamed}" } : problem);
            Unasked.AddRange(Enumerable.Repeat(gated.Family, questions));
            _missing.Add(gated.Check.Name);
            return [];
        }

        var groups = head.Series.Select(series => series.Group).ToHashSet();
        foreach (var vanished in Vanished(gated.Check, groups))
        {
            problems.Add(Catalogue.GroupVanished(gated.Check.Name, vanished.ToString(), choice.Commits[0].Commit, gated.Check.At));
            Unasked.AddRange(Enumerable.Repeat(gated.Family, questions));
            _missing.Add(CheckVerdict.TitleOf(gated.Check.Name, vanished));
        }

        var earlier = recorded.Of(gated.Check, reruns).ToLookup(series => series.Group);
        var cases = head.Series.Select(series => Case(gated, RepeatedRuns.Together(series, earlier[series.Group]), observations)).ToList();
        // A benchmark that is added beside others has nothing to be compared with, and nobody can do anything about it.
        var others = cases.Exists(item => item.Base.Count > 0);
        return cases.ConvertAll(item => others && IsNew(gated.Check, item.Head.Group) ? item with { BaselineExpected = false } : item);
    }

    private CheckCase Case(GatedCheck gated, Series head, IReadOnlyList<Observation> observations)
    {
        var kind = KnownChecks.Find(gated.Check.Kind)!;
        var title = CheckVerdict.TitleOf(gated.Check.Name, head.Group);
        var line = BaselineCommits.Of(
            choice.Commits, said, changes.StandingsOf(title, gated.Check.Name), acceptances, accepted, title, gated.Check.Name);
        string? incomparable = null;
        var found = line.Commits
            .Select(commit => (Commit: commit, Series: recorded.Of(gated.Check, commit).GetValueOrDefault(head.Group)))
            .Where(pair => pair.Series is { Refusal: null })
            .Select(pair =>
            {
                var converted = UnitConversion.To(head.Unit, pair.Series!);
                if (converted is null) incomparable ??= OtherUnit(gated.Check, head.Unit!, pair.Series!.Unit!, pair.Commit.Commit);
                return (pair.Commit, Series: converted);
            })
            .Where(pair => pair.Series is not null).Take(settings.Judge.Window)
            .Select(pair => (pair.Commit, Series: pair.Series!)).ToList();
        var check = kind.FixForm(gated.Check, found.Count > 0 ? Pool(found.ConvertAll(pair => pair.Series)) : head);
        var outcome = kind.Estimate(check, head, intervals: true);
        var usable = found
            .ConvertAll(pair => new BaseCommit(pair.Commit.Commit, pair.Commit.Distance, kind.Estimate(check, pair.Series, intervals: false))
            {
                Runs = pair.Commit.Snapshots.Count < 2 ? [] : [.. Runs(gated.Check, pair.Commit, head).Select(run => kind.Estimate(check, run, intervals: false))],
            })
            .FindAll(commit => commit.Outcome.Refusal is null);
        var missing = choice.Problem ?? (usable.Count > 0 ? null : NothingUsable(gated.Check, head.Group, title, found.Count, line.LeftOut) +
            (found.Count == 0 && line.LeftOut == 0 && RenamedMetric.Appeared(gated.Check, observations, history, choice) is { } renamed ? "; " + renamed : ""));
        return new CheckCase(gated with { Check = check, Gates = settings.Calibrated(title, environment, gated.Gates) }, outcome, usable, BaselineOf(usable), missing)
        {
            Spent = line.Spent,
            Levels = line.Levels,
            Incomparable = found.Count == 0 ? incomparable : null,
            RepeatedBefore = usable.Count == 1 && MatchedCurves.Repeats([.. choice.Commits.Where(commit => commit.Distance > usable[0].Distance).Take(Older)
                .Select(commit => (Commit: commit, Series: recorded.Of(gated.Check, commit).GetValueOrDefault(head.Group))).Where(pair => pair.Series is { Refusal: null })
                .Select(pair => new BaseCommit(pair.Commit.Commit, pair.Commit.Distance, kind.Estimate(check, pair.Series!, intervals: false)))]),
            BaselineExpected = settings.Judge.Baseline != JudgeSettings.None,
        };
    }

    private static string OtherUnit(CheckSettings check, string here, string there, string commit) =>
        $"{check.Y} is in {here} here and in {there} up to {CommitName.Short(commit)}: convert it to one unit ('derive' under 'collect'), or rename it";

    private Baseline? BaselineOf(List<BaseCommit> commits) => commits.Count == 0 ? null : new Baseline
    {
        Anchor = choice.Anchor!,
        Because = choice.Because,
        BehindTip = choice.BehindTip,
        Commits = commits.ConvertAll(commit => commit.Commit),
        Distance = commits[0].Distance,
        OtherEnvironments = choice.OtherEnvironments,
        Remarks = choice.Remarks,
    };

    private string NothingUsable(CheckSettings check, NamedValues<string> group, string title, int found, int leftOut)
    {
        var measured = choice.Commits.Count == 1 ? "1 recorded commit" : FormattableString.Invariant($"{choice.Commits.Count} recorded commits");
        if (found > 0) return $"{title} cannot be fitted in any of the {measured} of the base branch";
        var refused = choice.Commits.Select(commit => recorded.Of(check, commit).GetValueOrDefault(group)?.Refusal).OfType<string>().ToList();
        if (leftOut == 0 && refused.Count > 0)
            return FormattableString.Invariant($"{title} cannot be used in {refused.Count} of the {measured} of the base branch: {refused[0]}");
        if (leftOut == 0) return $"{title} is new: it is in none of the {measured} of the base branch";
        return FormattableString.Invariant($"{title} has regressed and was not accepted: {leftOut} of the {measured} of the base branch ") +
               "are left out, and no other has it; mend it, or accept the new level with 'scaling-check accept'";
    }

    private bool IsNew(CheckSettings check, NamedValues<string> group) =>
        !choice.Commits.Any(commit => recorded.Of(check, commit).ContainsKey(group));

    private IEnumerable<Series> Runs(CheckSettings check, MeasuredCommit commit, Series head) =>
        commit.Snapshots.SelectMany(snapshot => recorded.Of(check, [snapshot])).Where(series => series.Group.Equals(head.Group) && series.Refusal is null)
            .Select(series => UnitConversion.To(head.Unit, series)).OfType<Series>()
            // A run that was recorded twice is no second job.
            .DistinctBy(series => string.Join(',', series.Points.Select(point => BitConverter.DoubleToInt64Bits(point.Y))));

    private static Series Pool(List<Series> series) => series[0] with { Points = [.. series.SelectMany(one => one.Points)] };

    private IEnumerable<NamedValues<string>> Vanished(CheckSettings check, HashSet<NamedValues<string>> groups) =>
        choice.Commits.Count == 0 ? [] : recorded.Of(check, choice.Commits[0]).Keys.Where(group => !groups.Contains(group));
}
