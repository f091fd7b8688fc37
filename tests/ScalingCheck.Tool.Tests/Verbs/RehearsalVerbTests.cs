using System.Text.Json;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Quiet commits: what their noise is, and that nothing is found in it.</summary>
public sealed class RehearsalVerbTests(RehearsalVerbTests.Quiet quiet) : IClassFixture<RehearsalVerbTests.Quiet>, IDisposable
{
    private const string Calibration = ".scaling-check/calibration.yml";

    private readonly LossRepository _repository = quiet.Repository;

    [Fact]
    public void The_noise_of_the_history_is_shown_with_what_it_means()
    {
        var run = _repository.Run("calibrate", "--futures", "200");
        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^final-loss mean  n=45  sd 0\.0[345][0-9]* %  phi ", run.Out);
        Assert.False(File.Exists(Path.Combine(_repository.Path, Calibration)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_document()
    {
        var first = _repository.Run("calibrate", "--futures", "200", "--json", "--seed", "7");
        Assert.Equal(first.Out, _repository.Run("calibrate", "--futures", "200", "--json", "--seed", "7").Out);
        using var json = JsonDocument.Parse(first.Out);
        // The standard error of a standard deviation of 45 values is .107 of it.
        Assert.InRange(json.RootElement.GetProperty("series")[0].GetProperty("standardDeviation").GetDouble(), .65 * LossRepository.Deviation, 1.35 * LossRepository.Deviation);
    }

    [Fact]
    public void What_is_written_is_what_the_judge_takes()
    {
        Assert.DoesNotContain("with noise of", _repository.Run("check", "--no-record", "--json").Out, StringComparison.Ordinal);
        var written = _repository.Run("calibrate", "--futures", "200", "--write");
        Assert.Equal(ExitCode.Ok, written.ExitCode);
        Assert.Contains("wrote the noise of 1 series to .scaling-check/calibration.yml; 0 have too few commits", written.Error, StringComparison.Ordinal);
        Assert.Matches(@"with noise of 0\.0[345][0-9]* % from 45 commits", _repository.Run("check", "--no-record", "--json").Out);
    }

    [Fact]
    public void A_raise_makes_the_watch_more_cautious()
    {
        Entry("raise: 9");
        Assert.Equal("0", Reports(_repository.Run("backtest").Out));
        Assert.Contains("with the threshold raised by 9", _repository.Run("calibrate", "--futures", "200").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("calibrate")]
    [InlineData("trend")]
    public void A_malformed_file_is_a_usage_error_with_line_and_column(string verb)
    {
        Entry("raise: -3");
        var run = _repository.Run(verb);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(".scaling-check/calibration.yml:5:10: error SC3011: 'raise': a calibration only ever raises: 0 or more", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_of_other_series_are_kept()
    {
        _repository.Write(Calibration, "- { check: other, estimate: level, sd: 1%, commits: 50, raise: 4, date: 2026-01-31 }\n");
        _repository.Run("calibrate", "--futures", "200", "--write");
        var text = File.ReadAllText(Path.Combine(_repository.Path, Calibration));
        Assert.Contains("- check: other\n  estimate: level\n  sd: 1%\n  commits: 50\n  raise: 4\n  date: 2026-01-31\n", text, StringComparison.Ordinal);
        Assert.Contains("- check: final-loss\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_self_test_shows_that_the_gate_and_the_watch_work()
    {
        var run = _repository.Run("selftest");
        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("PASS: 6 trials, every gate that can be tried works\n", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"final-loss mean +made worse by [0-9.]+ % +ok +regressed, exit code 1", run.Out);
        Assert.Matches(@"final-loss +without val_loss +ok +exit code 3", run.Out);
        Assert.Matches(@"configuration +gate mean spelt wrong +ok +exit code 2: ", run.Out);
        Assert.Matches(@"final-loss mean +last 10 commits of the base branch made worse by [0-9.]+ % +ok +reported after [1-9]", run.Out);
        using var json = JsonDocument.Parse(_repository.Run("selftest", "--json").Out);
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void A_gate_that_nothing_can_fail_is_found_out()
    {
        var config = Path.Combine(_repository.Path, "scaling-check.yml");
        var text = File.ReadAllText(config);
        try
        {
            File.WriteAllText(config, text + "\njudge: { fail-on: [no-data] }\n");
            var run = _repository.Run("selftest");
            Assert.Equal(ExitCode.Regression, run.ExitCode);
            Assert.Contains("'fail-on' leaves out 'regression'", run.Out, StringComparison.Ordinal);
        }
        finally
        {
            File.WriteAllText(config, text);
        }
    }

    [Fact]
    public void A_backtest_counts_the_commits_that_were_watched()
    {
        var run = _repository.Run("backtest");
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Matches(@"final-loss +mean +45 +25 +0 +0 +0\n", run.Out);
        using var json = JsonDocument.Parse(_repository.Run("backtest", "--json", "--limit", "30").Out);
        Assert.Equal((30, 10), (json.RootElement.GetProperty("series")[0].GetProperty("commits").GetInt32(), json.RootElement.GetProperty("series")[0].GetProperty("watched").GetInt32()));
        Assert.Contains("there is no check 'finalloss'", _repository.Run("backtest", "finalloss").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calibrate")]
    [InlineData("selftest")]
    [InlineData("backtest")]
    public void Without_records_each_says_what_to_run(string verb)
    {
        using var fresh = new LossRepository();
        fresh.Commit("first");
        var run = fresh.Run(verb);
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("scaling-check collect", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(Path.Combine(_repository.Path, Calibration));

    /// <summary>Changes that a backtest counts as worse and as better.</summary>
    private static string Reports(string text) =>
        text.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var worse, var better, _] && worse == "0" ? better : "some";

    private void Entry(string key) => _repository.Write(
        Calibration, $"- check: final-loss\n  estimate: mean\n  sd: 0.04%\n  commits: 45\n  {key}\n  date: 2026-11-25\n");

    /// <summary>45 commits of one level, collected.</summary>
    public sealed class Quiet : IDisposable
    {
        public Quiet() => Repository.Grow(45);

        public LossRepository Repository { get; } = new();

        public void Dispose() => Repository.Dispose();
    }
}
