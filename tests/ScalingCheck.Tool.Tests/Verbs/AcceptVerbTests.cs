namespace ScalingCheck.Tool.Verbs;

public sealed class AcceptVerbTests : IDisposable
{
    private readonly BenchmarkedRepository _repository = new();

    [Fact]
    public void An_accepted_regression_passes_and_its_level_becomes_the_baseline()
    {
        Regress();

        var run = _repository.Run("accept", "sort-time", "--reason", "stable sort: \"ties\" keep their order");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        _repository.Git("add", ".scaling-check/accepted.yml");
        _repository.Commit("Accept");
        _repository.Measure(exponent: 1.3, seed: 101);
        var next = _repository.Run("check");
        Assert.NotEqual(ExitCode.Regression, next.ExitCode);
    }

    [Fact]
    public void An_expired_mute_warns_and_fails_again()
    {
        var bad = Regress();
        _repository.Write(".scaling-check/accepted.yml", $"""
            - check: sort-time
              estimate: exponent
              commit: {bad[..10]}
              reason: being mended
              author: Ada
              expires: 2020-01-31
              kind: mute
            """);

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.Regression, run.ExitCode);
        Assert.Contains("warning SC3016", run.Error, StringComparison.Ordinal);
        Assert.Contains("expired on 2020-01-31", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_malformed_file_is_a_usage_error_with_line_and_column()
    {
        _repository.Write(".scaling-check/accepted.yml", "- check: sort-time\n  estimate: exponent\n  commit: 12\n  reason: r\n  author: a\n");

        var run = _repository.Run("check");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("accepted.yml:3:11: error SC3015", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_did_not_regress_cannot_be_accepted()
    {
        var run = _repository.Run("accept", "sort-time", "--reason", "just in case");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("SC3018", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_repository.Path, ".scaling-check", "accepted.yml")));
    }

    [Fact]
    public void An_unknown_check_suggests_the_nearest()
    {
        var run = _repository.Run("accept", "sort-tme", "--reason", "typo");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("did you mean 'sort-time'?", run.Error, StringComparison.Ordinal);
    }

    private string Regress()
    {
        var bad = _repository.Commit("Regress");
        _repository.Measure(exponent: 1.3, seed: 99);
        Assert.Equal(ExitCode.Regression, _repository.Run("check").ExitCode);
        return bad;
    }

    public void Dispose() => _repository.Dispose();
}
