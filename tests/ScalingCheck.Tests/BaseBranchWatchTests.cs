using System.Text.Json;
using ScalingCheck.History;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Report;

namespace ScalingCheck;

/// <summary>The base branch over many commits: a change is reported once, at a commit, and stays as it was reported.</summary>
public sealed class BaseBranchWatchTests : IDisposable
{
    // Six sizes of 1 % noise: the level scatters by .4 %, so that 5 % is twelve standard deviations.
    private const double Slower = 1.05;

    private readonly Project _project = new(Project.Checks.Replace("worse-by: 5%", "worse-by: 2%", StringComparison.Ordinal));
    private int _commits;

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_lasting_change_is_reported_once_with_the_commit_where_it_began()
    {
        Run(30);
        var first = Next(Slower);
        var runs = new[] { first }.Concat(Run(6, Slower)).ToList();

        var report = Assert.Single(runs, run => run.ExitCode == ExitCode.Regression);
        var note = Assert.Single(report.Changes, note => note.Standing.Change.Estimate == "level");
        Assert.Equal(Commit(31), note.Standing.Change.Commit);
        Assert.Contains(Commit(31), note.Standing.Change.Candidates);
        Assert.True(note is { IsBeyondLimit: true, Standing.State: ChangeState.New });
        Assert.InRange(note.Standing.Change.After / note.Standing.Change.Before, 1.04, 1.06);
        Assert.Contains("level worse since " + CommitName.Short(Commit(31)), report.Checks[0].Reason, StringComparison.Ordinal);
        Assert.InRange(runs.IndexOf(report), 0, 3);
    }

    [Fact]
    public void A_single_bad_commit_decides_nothing_and_says_so()
    {
        Run(30);
        var bad = Next(Slower);
        Assert.NotEqual(ExitCode.Regression, bad.ExitCode);
        Assert.Contains("a single commit of the base branch decides nothing", bad.Checks[0].Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Run(8), run => run.ExitCode == ExitCode.Regression);
        Assert.Empty(_project.History.Changes(null));
    }

    [Fact]
    public void While_the_history_is_young_the_gate_of_single_commits_decides()
    {
        Run(12);
        Assert.Equal(ExitCode.Regression, Next(1.5).ExitCode);
    }

    [Fact]
    public void A_pull_request_is_judged_by_its_own_gate_whatever_the_length_of_the_history()
    {
        Run(30);
        var run = _project.Check(_project.Commits.Add("pr", Name(30)), _project.Times(Slower));
        Assert.Equal(ExitCode.Regression, run.ExitCode);
        Assert.All(run.Checks[0].Gates, gate => Assert.Null(gate.Watch));
    }

    [Fact]
    public void The_same_code_measured_again_is_reported_again_and_the_record_stays_as_it_was()
    {
        Run(30);
        var report = RunUntilReported(Slower);
        var recorded = Show(_project.History.Changes(null));
        var again = _project.Check(_project.Commits.Main!, _project.Times(Slower));
        Assert.Equal(ExitCode.Regression, report.ExitCode);
        Assert.Equal(ExitCode.Regression, again.ExitCode);
        Run(10, Slower);
        Assert.Equal(recorded, Show(_project.History.Changes(null)));
    }

    [Fact]
    public void Until_it_is_confirmed_a_change_for_the_worse_is_no_baseline_and_then_it_is()
    {
        Run(30);
        RunUntilReported(Slower);
        var reported = _commits;
        var early = _project.Check(_project.Commits.Add("early", Name(reported)), _project.Times(Slower));
        Assert.Equal(ExitCode.Regression, early.ExitCode);
        Assert.Equal(ChangeState.Open, Assert.Single(early.Changes, note => note.Standing.Change.Estimate == "level").Standing.State);

        Run(ChangeStanding.CommitsToConfirm, Slower);
        var late = _project.Check(_project.Commits.Add("late", Name(_commits)), _project.Times(Slower));
        Assert.NotEqual(ExitCode.Regression, late.ExitCode);
        Assert.Equal(Commit(31), late.Checks[0].Baseline!.Commits[^1]);
        Assert.DoesNotContain(Commit(30), late.Checks[0].Baseline!.Commits);
    }

    [Fact]
    public void A_report_that_the_next_commits_do_not_bear_out_is_taken_back_by_nobody_and_bars_nothing()
    {
        Run(30);
        RunUntilReported(Slower);
        Run(ChangeStanding.CommitsToConfirm + 1);
        var standing = Assert.Single(TrendOf().Changes, change => change.Standing.Change is { Estimate: "level", IsWorse: true }).Standing;
        Assert.Contains(standing.State, new[] { ChangeState.Recovered, ChangeState.Reversed });
        var pr = _project.Check(_project.Commits.Add("pr", Name(_commits)));
        Assert.Equal(Verdict.Pass, pr.Verdict);
        Assert.Contains(Commit(_commits), pr.Checks[0].Baseline!.Commits);
    }

    [Fact]
    public void An_improvement_is_reported_and_becomes_the_level_to_compare_with()
    {
        Run(30);
        var runs = Run(4, 0.9).ToList();
        Assert.Single(runs, run => run.Changes.Any(note => note.Standing is { State: ChangeState.New, Change: { IsWorse: false, Estimate: "level" } }));
        Assert.DoesNotContain(runs, run => run.ExitCode == ExitCode.Regression);
        Run(6, 0.9);
        Assert.Equal(ExitCode.Regression, _project.Check(_project.Commits.Add("back", Name(_commits)), _project.Times()).ExitCode);
    }

    [Fact]
    public void A_change_within_the_limit_is_shown_and_breaks_nothing_until_such_changes_add_up()
    {
        using var project = new BaseBranchWatchTests("worse-by: 8%");
        project.Run(30);
        var small = project.Run(25, 1.05).ToList();
        Assert.DoesNotContain(small, run => run.ExitCode == ExitCode.Regression);
        var note = Assert.Single(small.SelectMany(run => run.Changes), note => note.Standing is { State: ChangeState.New, Change.Estimate: "level" });
        Assert.False(note.IsBeyondLimit);
        Assert.Contains("within the limit", note.Sentence, StringComparison.Ordinal);
        Assert.Contains(project.Run(6, 1.10), run => run.ExitCode == ExitCode.Regression);
    }

    [Fact]
    public void An_accepted_change_breaks_nothing_and_starts_the_new_level_at_once()
    {
        Run(30);
        RunUntilReported(Slower);
        var change = _project.History.Changes(null)[0];
        var entry = new Acceptance
        {
            Check = "sort-time", Estimate = "level", Commit = change.Commit[..12], Reason = "more work per element", Author = "Ada", IsNewLevel = true,
        };
        var run = Next(Slower, entry);
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.DoesNotContain(run.Changes, note => note.Standing.Change.Estimate == "level");
        Assert.Equal(change.Commit, run.Checks[0].Baseline!.Commits[^1]);
    }

    [Fact]
    public void While_the_new_level_is_young_what_the_report_does_not_explain_is_judged_alone()
    {
        Run(30);
        RunUntilReported(Slower);
        Assert.Contains(Run(2, Slower), run => run.Checks[0].Gates.Any(gate =>
            gate.Reason.Contains("that is the change which began at " + CommitName.Short(Commit(31)), StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Regression, Next(2).ExitCode);
        using var improved = new BaseBranchWatchTests("worse-by: 2%");
        improved.Run(30);
        improved.Run(8, 0.9);
        Assert.Equal(ExitCode.Regression, improved.Next().ExitCode);
    }

    [Fact]
    public void A_commit_that_looked_bad_alone_is_no_baseline_until_the_next_has_spoken()
    {
        Run(30);
        Next(Slower);
        Assert.Contains(BaselineCommits.Waiting, _project.Recorded(Commit(31), "level"));
        Assert.DoesNotContain(Commit(31), Next().Checks[0].Baseline!.Commits);
        Assert.Contains(Commit(31), Next().Checks[0].Baseline!.Commits.Append(Commit(31)));
    }

    [Fact]
    public void A_step_that_was_reported_beyond_the_limit_does_not_count_against_the_next()
    {
        using var project = new BaseBranchWatchTests("worse-by: 8%");
        project.Run(30);
        project.RunUntilReported(1.2);
        project.Run(25, 1.2);
        var runs = project.Run(10, 1.23);
        Assert.DoesNotContain(runs, run => run.ExitCode == ExitCode.Regression);
        Assert.Contains(runs, run => run.Changes.Any(note => note.Standing.State == ChangeState.New && !note.IsBeyondLimit));
        Assert.All(runs.SelectMany(run => run.Changes).Where(note => note.Standing.Change.Estimate == "level"), note => Assert.False(note.IsBeyondLimit));
    }

    [Fact]
    public void A_muted_change_keeps_the_old_level_for_as_long_as_the_mute_holds()
    {
        Run(30);
        RunUntilReported(Slower);
        var change = _project.History.Changes(null)[0];
        var mute = new Acceptance
        {
            Check = "sort-time", Estimate = "level", Commit = change.Commit[..12], Reason = "known", Author = "Ada",
            Expires = DateOnly.FromDateTime(_project.Now.UtcDateTime).AddDays(30),
        };
        for (var i = 0; i < 8; i++) Assert.NotEqual(ExitCode.Regression, Next(Slower, mute).ExitCode);
        Assert.DoesNotContain(Commit(_commits - 1), Next(Slower, mute).Checks[0].Baseline!.Commits);
        _project.Pass(TimeSpan.FromDays(31));
        // Then it is what it was: a regression that nobody accepted.
        var over = Next(Slower, mute);
        Assert.Equal(ExitCode.Regression, over.ExitCode);
        Assert.DoesNotContain(Commit(_commits - 1), over.Checks[0].Baseline!.Commits);
    }

    [Fact]
    public void Commits_at_other_sizes_neither_confirm_nor_recover_a_change()
    {
        Run(30);
        RunUntilReported(Slower);
        for (var i = 0; i < 6; i++)
            _project.Check(_project.Commits.AddToMain(Name(++_commits)), string.Join('\n', _project.Times(Slower).Split('\n').Take(4)) + "\n");
        var change = Assert.Single(TrendOf().Changes, change => change.Standing.Change.Estimate == "level");
        Assert.Equal((ChangeState.Open, 0), (change.Standing.State, change.Standing.Later));
    }

    [Fact]
    public void A_metric_without_noise_that_only_rounds_differently_has_not_changed()
    {
        string Exact(double factor) => string.Concat(Project.Sizes.Select(size =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{size},{factor * size * size}\n")));
        for (var i = 0; i < 10; i++) _project.Check(_project.Commits.AddToMain(Name(++_commits)), Exact(3));
        var run = _project.Check(_project.Commits.AddToMain(Name(++_commits)), Exact(3.15));
        Assert.Equal(ExitCode.Regression, run.ExitCode);
        Assert.Equal(["level"], _project.History.Changes(null).Select(change => change.Estimate));
    }

    [Fact]
    public void What_was_judged_before_is_not_estimated_again()
    {
        Run(30);
        var verdicts = _project.History.Verdicts([_project.History.Find([Commit(30)])[0].Id]);
        Assert.All(verdicts, verdict => Assert.NotNull(verdict.Watched));
        Assert.Single(verdicts.Where(verdict => verdict.Estimate == "level").Select(verdict => verdict.Watched!.Settings).Distinct());
    }

    [Fact]
    public void Commits_that_were_only_collected_are_watched_too()
    {
        _project.Grow(30);
        _commits = 30;
        for (var i = 0; i < 4; i++) _project.Collect(_project.Commits.AddToMain(Name(++_commits)), _project.Times(Slower));
        var run = Next(Slower);
        Assert.Equal(ExitCode.Regression, run.ExitCode);
        Assert.Equal(Commit(31), Assert.Single(run.Changes, note => note.Standing.Change.Estimate == "level").Standing.Change.Commit);
    }

    [Fact]
    public void Another_machine_neither_counts_nor_breaks_the_series()
    {
        Run(30);
        for (var i = 0; i < 10; i++)
            _project.Check(_project.Run(_project.Commits.AddToMain(Name(++_commits)), cpu: "EPYC 7763"), "N,time\n" + _project.Times(3));
        Assert.DoesNotContain(Run(6), run => run.Changes.Count > 0);
        Assert.Contains(Run(4, Slower), run => run.ExitCode == ExitCode.Regression);
    }

    [Fact]
    public void Commits_at_other_sizes_are_holes_and_no_change()
    {
        Run(30);
        for (var i = 0; i < 3; i++) _project.Check(_project.Commits.AddToMain(Name(++_commits)), string.Join('\n', _project.Times().Split('\n').Take(4)) + "\n");
        Assert.DoesNotContain(Run(6), run => run.ExitCode == ExitCode.Regression);
    }

    [Fact]
    public void A_trend_shows_the_changes_that_were_reported()
    {
        Run(30);
        RunUntilReported(Slower);
        Run(6, Slower);
        var change = Assert.Single(TrendOf().Changes, change => change.Standing.Change.Estimate == "level");
        Assert.True(change is { IsReported: true, Standing.State: ChangeState.Confirmed });
        using var json = JsonDocument.Parse(TrendJson.Render([TrendOf()]));
        Assert.Contains(json.RootElement.GetProperty("trends")[0].GetProperty("changes").EnumerateArray(),
            entry => entry.GetProperty("commit").GetString() == change.Standing.Change.Commit && entry.GetProperty("state").GetString() == "confirmed");
    }

    [Fact]
    public void In_commits_of_which_none_was_checked_a_trend_finds_the_changes_itself()
    {
        _project.Grow(30);
        for (var i = 31; i <= 38; i++) _project.Collect(_project.Commits.AddToMain(Name(i)), _project.Times(Slower));
        var change = Assert.Single(TrendOf().Changes, change => change.Standing.Change.Estimate == "level");
        Assert.False(change.IsReported);
        Assert.Equal(Commit(31), change.Standing.Change.Commit);
        Assert.Empty(_project.History.Changes(null));
    }

    [Fact]
    public void Reports_tell_of_a_change_in_every_form()
    {
        Run(30);
        var report = new RunReport(RunUntilReported(Slower)) { ToolVersion = "1.0.0", Reproduce = "check" };
        var sentence = "level worse since " + CommitName.Short(Commit(31));
        Assert.Contains(sentence, new TextReport().Render(report), StringComparison.Ordinal);
        Assert.Contains(CommitName.Short(Commit(31)), new MarkdownReport().Render(report), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(new JsonReport().Render(report));
        Assert.Contains(json.RootElement.GetProperty("changes").EnumerateArray(), change => change.GetProperty("commit").GetString() == Commit(31));
    }

    private BaseBranchWatchTests(string margin)
    {
        _project.Dispose();
        _project = new Project(Project.Checks.Replace("worse-by: 5%", margin, StringComparison.Ordinal));
    }


    public BaseBranchWatchTests()
    {
    }

    private static string Name(int number) => FormattableString.Invariant($"m{number}");

    private static string Commit(int number) => FakeCommits.Name(Name(number));

    private static List<string> Show(IReadOnlyList<RecordedChange> changes) =>
        [.. changes.Select(change => $"{change with { Candidates = [] }} {string.Join(' ', change.Candidates)}")];

    private RunVerdict Next(double factor = 1, params IReadOnlyList<Acceptance> acceptances) =>
        _project.Check(_project.Commits.AddToMain(Name(++_commits)), _project.Times(factor), acceptances);

    private List<RunVerdict> Run(int commits, double factor = 1) => [.. Enumerable.Range(0, commits).Select(_ => Next(factor))];

    private RunVerdict RunUntilReported(double factor)
    {
        for (var i = 0; i < 8; i++)
            if (Next(factor) is { ExitCode: ExitCode.Regression } run) return run;
        throw new InvalidOperationException("The change was not reported within 8 commits.");
    }

    private Trend TrendOf() => Assert.Single(Trends.Of(_project.Settings, _project.History, _project.Commits, _project.Commits.Main!, 100));
}
