using ScalingCheck.Collect;
using ScalingCheck.Configuration;
using ScalingCheck.History;
using ScalingCheck.Judge;

namespace ScalingCheck.Rehearsal;

/// <summary>
/// Proposes the newest recorded commit once more, as it was and made worse, and shows whether each gate tells the two apart.
/// A gate that nobody has seen fail may be one that cannot. Nothing is stored.
/// </summary>
internal sealed class SelfTest
{
    /// <summary>Commits that are tried for one whose gates leave it alone.</summary>
    private const int Tries = 25;

    /// <summary>How far the injection is raised where a gate does not answer to it in proportion.</summary>
    private static readonly double[] Raises = [1, 2, 4, 8, 16, 32];

    private const double Rounding = 1e-9;

    private readonly Pipeline _pipeline;
    private readonly IReadOnlyList<Acceptance> _acceptances;
    private readonly MeasuredRun _run;
    private readonly Snapshot _newest;

    private SelfTest(Settings settings, IHistory history, ICommitGraph graph, Snapshot newest, string parent, IReadOnlyList<Acceptance> acceptances)
    {
        // A name that no commit has: the zero id, which git never gives away.
        var name = new string('0', newest.Commit.Length);
        // The baseline of a proposed change is its merge base, whatever the configuration says of real ones.
        var judge = settings.Judge.Baseline == JudgeSettings.None ? settings.Judge : settings.Judge with { Baseline = JudgeSettings.MergeBase };
        _pipeline = new Pipeline(settings with { Judge = judge }, history, new ProposedCommit(graph, name, parent));
        _acceptances = acceptances;
        _newest = newest;
        _run = new MeasuredRun
        {
            Commit = name, Environment = newest.Environment, Time = newest.RunTime, ToolVersion = newest.ToolVersion, NoRecord = true,
        };
    }

    /// <summary>The answers for every gate; empty when fewer than two commits of the line are recorded.</summary>
    /// <param name="settings">The user's own configuration.</param>
    /// <param name="configuration">Its text.</param>
    /// <param name="history">Where the newest measured commit is found.</param>
    /// <param name="line">The measured commits of the base branch, nearest first.</param>
    public static IReadOnlyList<SelfTestCase> Of(
        Settings settings, string configuration, IHistory history, ICommitGraph graph, IReadOnlyList<MeasuredCommit> line,
        IReadOnlyList<Acceptance> acceptances)
    {
        var regressed = history.Verdicts([.. line.Take(settings.Judge.Window).SelectMany(commit => commit.Snapshots).Select(snapshot => snapshot.Id)])
            .Where(verdict => verdict.Verdict == Verdict.Regressed.Word()).Select(verdict => verdict.SnapshotId).ToHashSet();
        // A commit that is regressed itself, or stands on a change that is not settled, shows nothing of a gate that leaves good commits alone.
        SelfTest? test = null;
        foreach (var at in Enumerable.Range(0, Math.Max(0, line.Count - 1)).Where(at => !line[at].Snapshots.Any(snapshot => regressed.Contains(snapshot.Id))).Take(Tries))
        {
            if (history.Load(line[at].Snapshots[^1].Id) is not { } newest) continue;
            var tried = new SelfTest(settings, history, graph, newest, line[at + 1].Commit, acceptances);
            test ??= tried;
            if (tried.Judge(newest.Observations).Verdict == Verdict.Regressed) continue;
            test = tried;
            break;
        }

        if (test is null) return [];
        return [.. settings.Checks.SelectMany(test.OfCheck), .. ConfigurationTrial.Of(configuration, settings)];
    }

    private IEnumerable<SelfTestCase> OfCheck(GatedCheck gated)
    {
        // Gates of other checks count among the gates of the run; their data have no part in the question.
        var own = _newest.Observations.Where(observation => gated.Check.Metrics.Contains(observation.Metric)).ToList();
        var asItWas = Judge(own).Checks.Where(check => check.Check.Name == gated.Check.Name).ToList();
        if (asItWas.Count == 0) yield return new SelfTestCase(gated.Check.Name, "as it was", false, "the newest recorded run has no data for it");
        foreach (var check in asItWas)
        {
            foreach (var gate in check.Gates)
            {
                yield return Unchanged(check, gate);
                yield return Worsened(check, gate, own);
            }
        }

        if (gated.Gates.Count > 0) yield return Missing(gated);
    }

    private static SelfTestCase Unchanged(CheckVerdict check, GateVerdict gate) => new(
        Subject(check, gate), "as it was", gate.Verdict != Verdict.Regressed, gate.Verdict == Verdict.Regressed
            ? $"regressed without any injection: {gate.Reason}" : gate.Verdict.Word());

    private SelfTestCase Worsened(CheckVerdict check, GateVerdict gate, List<Observation> own)
    {
        var trial = "made worse";
        var moved = false;
        if (gate.Verdict is Verdict.NoBaseline or Verdict.Refused) return new(Subject(check, gate), trial, false, $"the gate cannot fail: {gate.Reason}");
        foreach (var raise in Raises)
        {
            var amount = InjectedAmount.Of(gate, raise);
            trial = $"made worse by {Shown(amount, check, gate)}";
            var worse = Judge(Injection.Worsen(own, check.Check, check.Outcome.Group, amount));
            var answer = worse.Checks.FirstOrDefault(found => found.Title == check.Title)?.Gates.FirstOrDefault(found => found.Name == gate.Name);
            moved |= answer is not null && HasMoved(gate.Estimate, answer.Estimate);
            if (answer is not { Verdict: Verdict.Regressed }) continue;
            if (answer.Acceptance is { } accepted) return new(Subject(check, gate), trial, false, $"the gate cannot fail: what regresses is accepted ({accepted.Reason})");
            return worse.ExitCode == ExitCode.Regression
                ? new(Subject(check, gate), trial, true, "regressed, exit code 1")
                : new(Subject(check, gate), trial, false, "regressed, and the build would pass: 'fail-on' leaves out 'regression'");
        }

        return moved
            ? new(Subject(check, gate), trial, false, $"the gate cannot fail: {gate.Reason}")
            : new(Subject(check, gate), trial, true, $"not tried: {check.Check.Y} made worse leaves {gate.Gate.Target} as it is");
    }

    /// <summary>False for an estimate that a change of the metric leaves alone, such as the number of its runs.</summary>
    private static bool HasMoved(Estimate? from, Estimate? to) =>
        from is null || to is null || !(Math.Abs(to.Value - from.Value) <= Rounding * Math.Abs(from.Value));

    private SelfTestCase Missing(GatedCheck gated)
    {
        var without = Judge([.. _newest.Observations.Where(observation => observation.Metric != gated.Check.Y)]);
        var stopped = without.ExitCode is ExitCode.NoData or ExitCode.Regression;
        return new(gated.Check.Name, $"without {gated.Check.Y}", stopped, stopped
            ? FormattableString.Invariant($"exit code {(int)without.ExitCode}")
            : "a run that measured nothing would pass: 'fail-on' leaves out 'no-data'");
    }

    private RunVerdict Judge(IReadOnlyList<Observation> observations) =>
        _pipeline.Judge(new RecordedRun(_run, new Collected(observations, [], []), null), _acceptances);

    private static string Shown(InjectedAmount amount, CheckVerdict check, GateVerdict gate)
    {
        if (gate.Estimate is { Value: <= 0, Unit: var unit } && !amount.IsTilt) return ChangeText.Number(amount.Units) + (unit is null ? "" : " " + unit);
        return $"{ChangeText.Number((Math.Exp(amount.Logs) - 1) * 100)} %{(amount.IsTilt ? $" per e-fold of {check.Check.X[0]}" : "")}";
    }

    private static string Subject(CheckVerdict check, GateVerdict gate) => $"{check.Title} {gate.Name}";
}
