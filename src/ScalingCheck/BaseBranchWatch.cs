using ScalingCheck.Checks;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck;

/// <summary>
/// Brings the recorded commits of the base branch before the detector. A commit's value is taken from what was recorded when
/// it was judged; only where that is missing, or was made under other settings, is it estimated again.
/// </summary>
internal sealed class BaseBranchWatch(
    JudgeSettings settings, RecordedSeries recorded, IReadOnlyList<MeasuredCommit> line, SaidBefore said, ReportedChanges changes)
{
    /// <summary>The cases of a run with what the detector says of each gate.</summary>
    public IReadOnlyList<CheckCase> Watch(IReadOnlyList<CheckCase> cases, HeadCommit head, DateTimeOffset now)
    {
        var watched = cases.ToLookup(item => item.Gated.Check.Name, item => item.Gated.Gates.Count(gate => gate.WorseBy is not null));
        return [.. cases.Select(item => item with { Watches = WatchesOf(item, head, now, watched[item.Gated.Check.Name].Sum()) })];
    }

    /// <param name="family">How many series the gates and groups of the check make: they share its budget.</param>
    private Dictionary<string, Watch> WatchesOf(CheckCase item, HeadCommit head, DateTimeOffset now, int family)
    {
        var watches = new Dictionary<string, Watch>(StringComparer.Ordinal);
        foreach (var gate in item.Gated.Gates)
        {
            if (Watchable.Of(gate, item.Gated.Check, item.Head) is not { } watchable) continue;
            var series = new WatchedSeries(
                item.Title, gate.Target, head.Environment.Only(settings.SameEnvironment).ShortName, watchable.Scale,
                [.. Before(item, gate, watchable), new WatchedCommit(head.Commit!, watchable.ValueIn(item.Head)!.Value, now, 0)])
            {
                Settings = watchable.Settings,
            };
            var known = changes.Of(item.Title, item.Gated.Check.Name, gate.Target);
            // A change that this commit itself made certain is decided anew when it is measured again.
            var watch = ChangeMonitor.Of(
                series, [.. known.Where(change => change.Change.NoticedAt != head.Commit)],
                gate, DetectorSettings.Of(settings, family, gate.Raise), settings.Persistence);
            var same = watch.Noticed is not { } noticed ? null
                : known.FirstOrDefault(change => change.Change.NoticedAt == head.Commit && change.Change.IsWorse == noticed.IsWorse);
            watches[gate.Target] = same is null ? watch : watch with { Noticed = same.Change };
        }

        return watches;
    }

    /// <summary>Oldest first, from the first commit of the present level on.</summary>
    private List<WatchedCommit> Before(CheckCase item, GateRule gate, Watchable watchable)
    {
        var values = new List<WatchedCommit>();
        var since = item.Levels.GetValueOrDefault(gate.Target);
        foreach (var commit in line)
        {
            if (values.Count >= SequentialDetector.ValuesNeeded) break;
            if (ValueOf(commit, item, gate, watchable) is { } value)
                values.Add(new WatchedCommit(commit.Commit, value, commit.Snapshots[^1].RunTime, commit.Distance));
            if (commit.Commit == since) break;
        }

        values.Reverse();
        return values;
    }

    private double? ValueOf(MeasuredCommit commit, CheckCase item, GateRule gate, Watchable watchable)
    {
        var before = said.Of(commit, item.Title).Find(verdict => verdict.Estimate == gate.Target)?.Watched;
        if (before is not null && before.Settings == watchable.Settings && double.IsFinite(watchable.Scale.Worse(before.Value))) return before.Value;
        var kind = KnownChecks.Find(item.Gated.Check.Kind)!;
        if (!recorded.Of(item.Gated.Check, commit).TryGetValue(item.Head.Group, out var found) || found.Refusal is not null) return null;
        return UnitConversion.To(item.Head.Points.Unit, found) is { } series
            ? watchable.ValueIn(kind.Estimate(item.Gated.Check, series, intervals: false)) : null;
    }
}
