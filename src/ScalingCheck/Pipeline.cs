using ScalingCheck.Collect;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck;

/// <summary>
/// The whole program: Collect → History → Checks → Judge. Each stage gets what the one before hands on. Recording comes
/// before judging: a regressed run is recorded like any other, or the same alarm would repeat for ever.
/// </summary>
internal sealed class Pipeline(Settings settings, IHistory history, ICommitGraph graph)
{
    /// <summary>Collects and records; what cannot be read is reported beside what could.</summary>
    public RecordedRun Record(MeasuredRun run, CancellationToken cancel = default)
    {
        var collected = Collector.Collect(settings.RulesForChecks, settings.Directory, null, cancel);
        if (collected.Observations.Count == 0) return new RecordedRun(run, collected, null);
        if (run.Commit is null || run.NoRecord) return new RecordedRun(run, collected, null);
        return new RecordedRun(run, collected, history.Append(run.ToSnapshot(graph, collected.Observations)));
    }

    /// <summary>Compares what was recorded with the baseline.</summary>
    public RunVerdict Judge(RecordedRun recorded, IReadOnlyList<Acceptance> acceptances)
    {
        var head = new HeadCommit(recorded.Run.Commit, recorded.Run.Uncommitted, recorded.Run.Environment);
        var known = new AcceptedCommits(graph, history, head.Commit);
        var inForce = new Acceptances(acceptances, known, DateOnly.FromDateTime(recorded.Run.Time.UtcDateTime));
        var parts = new RunParts(recorded, settings.Judge.SameEnvironment, part => new RunPart(
            settings, history, graph, part, head with { Environment = part.Run.Environment }, inForce, known));
        var observations = recorded.Collected.Observations;

        var diagnostics = recorded.Collected.Diagnostics.ToList();
        if (observations.Count == 0 && !recorded.Collected.HasErrors) diagnostics.Add(Catalogue.NoObservations(null));
        var cases = observations.Count == 0 ? []
            : settings.Checks.SelectMany(check => parts.Prepare(check, diagnostics)).ToList();
        var verdicts = Judgement.Of(cases, settings.Judge, inForce, parts.Unasked);
        foreach (var said in verdicts.GroupBy(verdict => parts.SnapshotOf(verdict.Check.Name)))
        {
            if (said.Key is not { } id) continue;
            history.RecordVerdicts(id, [.. said.SelectMany(verdict => Remember(id, verdict))]);
            history.RecordChanges([.. said.SelectMany(verdict => verdict.Gates).Select(gate => gate.Watch?.Noticed).OfType<RecordedChange>()]);
        }

        diagnostics.AddRange(inForce.Warnings(verdicts, parts.Missing));
        return new RunVerdict
        {
            Verdict = Overall(verdicts).Append(Missing(diagnostics)).Worst(),
            Checks = verdicts,
            Diagnostics = diagnostics,
            Changes = [.. verdicts.SelectMany(verdict => BaseBranchNotes.ChangesOf(verdict, parts.ChangesOf(verdict.Check.Name)))],
            Excursions = [.. verdicts.SelectMany(BaseBranchNotes.ExcursionsOf)],
            ExitCode = RunVerdict.ExitCodeOf(verdicts, diagnostics, settings.Judge.FailOn),
            FailOn = settings.Judge.FailOn,
        };
    }

    // A new benchmark beside judged ones is news for itself alone; when nothing at all was compared, that is the news.
    private static IEnumerable<Verdict> Overall(IReadOnlyList<CheckVerdict> checks)
    {
        var judged = checks.Where(check => check.BaselineExpected || check.Verdict != Verdict.NoBaseline).ToList();
        return (judged.Count > 0 ? judged : checks).Select(check => check.Verdict);
    }

    private static Verdict Missing(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? Verdict.Refused : Verdict.Pass;

    private static IEnumerable<RecordedVerdict> Remember(string snapshot, CheckVerdict check) => check.Gates.Select(gate =>
        new RecordedVerdict(snapshot, check.Title, gate.Name, Remembered(gate),
            Finite(gate.Worsening.Change), Finite(gate.Worsening.StandardError), gate.IsLimit ? null : Watched(gate.Gate, check)));

    private static WatchedValue? Watched(GateRule gate, CheckVerdict check) =>
        Watchable.Of(gate, check.Check, check.Outcome) is { } watchable
            ? new WatchedValue(watchable.ValueIn(check.Outcome)!.Value, watchable.Settings) : null;

    // A mute lets the build through and leaves the old level in place; only a new level may become a baseline.
    private static string Remembered(GateVerdict gate) => gate.Acceptance switch
    {
        null => gate.IsWaiting ? BaselineCommits.Waiting : gate.Verdict.Word(),
        { IsNewLevel: true } => BaselineCommits.Accepted,
        _ => BaselineCommits.Muted,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
