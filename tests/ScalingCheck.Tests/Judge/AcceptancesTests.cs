using ScalingCheck.Diagnostics;

namespace ScalingCheck.Judge;

/// <summary>Acceptances through the whole pipeline: what they let through, and what the baseline is afterwards.</summary>
public sealed class AcceptancesTests : IDisposable
{
    private readonly Project _project = new();
    private readonly string _bad;

    /// <summary>Twelve commits on main, and one on a branch that is 1.5 times slower.</summary>
    public AcceptancesTests()
    {
        _project.Grow(12);
        _bad = _project.Commits.Add("pr", "m12");
        Assert.Equal(Verdict.Regressed, _project.Check(_bad, Slow()).Verdict);
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public void An_accepted_regression_passes_and_says_so()
    {
        var run = _project.Check(_project.Commits.Add("accept", "pr"), Slow(), NewLevel());
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Equal(Verdict.Regressed, run.Checks[0].Gate("level").Verdict);
        Assert.EndsWith("; level regressed and is accepted: more work per element", run.Checks[0].Reason, StringComparison.Ordinal);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void After_a_merge_the_new_level_is_the_baseline()
    {
        _project.Check(_project.Commits.Add("accept", "pr"), Slow(), NewLevel());
        var merge = Merge("merge", "m12", "accept");
        Assert.Equal(Verdict.Pass, _project.Check(merge, Slow(), NewLevel()).Verdict);
        for (var i = 1; i <= 5; i++)
        {
            var run = _project.Check(_project.Commits.AddToMain($"after{i}"), Slow(), NewLevel());
            // With a single commit of the new level a time gate on level cannot tell yet, and must not guess.
            Assert.Equal(i < 4 ? Verdict.Inconclusive : Verdict.Pass, run.Verdict);
            Assert.Equal(i, run.Checks[0].Baseline!.Commits.Count);
        }
    }

    [Fact]
    public void A_later_regression_from_the_new_level_is_a_new_change()
    {
        _project.Check(Merge("merge", "m12", "pr"), Slow(), NewLevel());
        for (var i = 1; i <= 5; i++) _project.Collect(_project.Commits.AddToMain($"after{i}"), Slow());
        var run = _project.Check(_project.Commits.AddToMain("worse"), _project.Times(2.2), NewLevel());
        Assert.Equal(Verdict.Regressed, run.Verdict);
        Assert.Null(run.Checks[0].Gate("level").Acceptance);
    }

    [Fact]
    public void What_is_worse_than_was_accepted_is_not_accepted()
    {
        var run = _project.Check(_project.Commits.Add("worse", "pr"), _project.Times(2.2), NewLevel());
        Assert.Equal(Verdict.Regressed, run.Verdict);
        Assert.Equal(ExitCode.Regression, run.ExitCode);
    }

    [Fact]
    public void After_a_squash_merge_the_level_starts_where_it_was_accepted_on_main()
    {
        _project.Commits.Forget("pr");
        var squash = _project.Commits.AddToMain("squash");
        Assert.Equal(Verdict.Pass, _project.Check(squash, Slow(), NewLevel()).Verdict);
        for (var i = 1; i <= 5; i++) _project.Collect(_project.Commits.AddToMain($"after{i}"), Slow());
        var fine = _project.Check(_project.Commits.Add("fine", "after5"), Slow(), NewLevel());
        Assert.Equal(Verdict.Pass, fine.Verdict);
        Assert.Equal(6, fine.Checks[0].Baseline!.Commits.Count);
        Assert.Equal(Verdict.Regressed, _project.Check(_project.Commits.Add("worse", "after5"), _project.Times(1.8), NewLevel()).Verdict);
    }

    [Fact]
    public void A_mute_keeps_the_old_level_as_the_baseline()
    {
        var mute = NewLevel() with { IsNewLevel = false, Expires = new DateOnly(2026, 3, 1) };
        for (var i = 1; i <= 6; i++)
        {
            var run = _project.Check(_project.Commits.AddToMain($"muted{i}"), Slow(), mute);
            Assert.Equal(Verdict.Pass, run.Verdict);
            Assert.Equal(12, run.Checks[0].Baseline!.Commits.Count);
        }

        Assert.Equal(["muted"], _project.Recorded(_project.Commits.Main!, "level"));
    }

    [Fact]
    public void An_expired_mute_warns_and_lets_nothing_through()
    {
        var mute = NewLevel() with { IsNewLevel = false, Expires = new DateOnly(2026, 1, 31), At = new SourceLocation(".scaling-check/accepted.yml", 1) };
        _project.Pass(TimeSpan.FromDays(30));
        Assert.Equal(Verdict.Pass, _project.Check(_project.Commits.Add("last-day", "pr"), Slow(), mute).Verdict);
        _project.Pass(TimeSpan.FromDays(1));
        var run = _project.Check(_project.Commits.Add("later", "pr"), Slow(), mute);
        Assert.Equal(Verdict.Regressed, run.Verdict);
        var warning = Assert.Single(run.Diagnostics);
        Assert.Equal((Severity.Warning, "the acceptance of 'level' of check 'sort-time' expired on 2026-01-31"), (warning.Severity, warning.Message));
    }

    [Fact]
    public void A_mute_without_a_day_holds_for_ninety_days_from_its_commit_on()
    {
        var mute = NewLevel() with { IsNewLevel = false };
        var made = _project.History.Find([_bad])[0].CommitTime;
        _project.Pass(made.AddDays(90) - _project.Now - TimeSpan.FromHours(1));
        Assert.Equal(Verdict.Pass, _project.Check(_project.Commits.Add("last-day", "pr"), Slow(), mute).Verdict);
        _project.Pass(TimeSpan.FromDays(1));
        var run = _project.Check(_project.Commits.Add("later", "pr"), Slow(), mute);
        Assert.Equal(Verdict.Regressed, run.Verdict);
        Assert.EndsWith("expired on 2026-04-01", Assert.Single(run.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_names_no_gate_or_no_commit_warns()
    {
        var run = _project.Check(
            _project.Commits.Add("next", "m12"), null,
            NewLevel() with { Estimate = "levle" }, NewLevel() with { Check = "sort" }, NewLevel() with { Commit = "0123456789" });
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.Equal(3, run.Diagnostics.Count);
        Assert.Contains("names no gate", run.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Contains("names no gate", run.Diagnostics[1].Message, StringComparison.Ordinal);
        Assert.Contains("names commit 0123456789, which is neither here nor in the history", run.Diagnostics[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_for_another_gate_accepts_nothing_here() =>
        Assert.Equal(Verdict.Regressed, _project.Check(_project.Commits.Add("next", "pr"), Slow(), NewLevel() with { Estimate = "slope" }).Verdict);

    private string Slow() => _project.Times(1.5);

    private string Merge(string name, string first, string second) => _project.Commits.Main = _project.Commits.Add(name, first, second);

    private Acceptance NewLevel() => new()
    {
        Check = "sort-time", Estimate = "level", Commit = _bad[..12], Reason = "more work per element", Author = "Ada", IsNewLevel = true,
    };
}
