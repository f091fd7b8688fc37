namespace ScalingCheck.Tool.Verbs;

public sealed class MergeVerbTests : IDisposable
{
    private readonly BenchmarkedRepository _repository = new();

    public MergeVerbTests()
    {
        _repository.Branch("change");
        _repository.Commit("Change");
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(1.1)]
    [InlineData(1.3)]
    public void The_result_is_that_of_one_check_over_all_files_in_whatever_order(double exponent)
    {
        _repository.Measure(exponent, seed: 99);
        var rows = File.ReadAllLines(_repository.File("results/sort.csv"));
        var expected = _repository.Check(rows);
        foreach (var order in new[] { "1 2 3", "3 1 2" }) Assert.Equal(expected, _repository.Merge(rows, order, json: true));
        Assert.Equal(_repository.Check(rows, json: false), _repository.Merge(rows, "2 3 1", json: false));
    }

    [Fact]
    public void What_merge_records_serves_as_a_baseline_like_any_other()
    {
        _repository.Measure(exponent: 1.3, seed: 99);
        _repository.WriteShards(File.ReadAllLines(_repository.File("results/sort.csv")));
        Assert.Equal(ExitCode.Regression, _repository.Run("merge", "1.json", "2.json", "3.json").ExitCode);
        Assert.Equal(ExitCode.Ok, _repository.Run("accept", "sort-time", "--reason", "meant").ExitCode);
        // Merging the same parts again is the same run.
        Assert.Equal(ExitCode.Ok, _repository.Run("merge", "1.json", "2.json", "3.json").ExitCode);
    }

    [Fact]
    public void A_shard_neither_records_nor_judges_nor_needs_the_store()
    {
        _repository.Measure(exponent: 1.3, seed: 99);
        var run = _repository.Run("check", "--shard", "1/2", "--history", "git:no..branch");
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.StartsWith("shard 1/2: 16 observations of ", run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(_repository.File("scaling-check-shard-1-of-2.json")));
    }

    [Fact]
    public void Parts_of_a_commit_that_is_not_checked_out_are_merged_only_when_it_is_named()
    {
        _repository.Measure(exponent: 1.1, seed: 99);
        _repository.WriteShards(File.ReadAllLines(_repository.File("results/sort.csv")));
        _repository.Commit("Another change");
        var run = _repository.Run("merge", "1.json", "2.json", "3.json");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("SC3033", run.Error, StringComparison.Ordinal);
        Assert.Contains("name that with --commit", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, _repository.Run("merge", "1.json", "2.json", "3.json", "--commit", "HEAD~1").ExitCode);
    }

    [Fact]
    public void A_missing_shard_is_named_and_nothing_is_judged()
    {
        _repository.Measure(exponent: 1.3, seed: 99);
        _repository.WriteShards(File.ReadAllLines(_repository.File("results/sort.csv")));
        var run = _repository.Run("merge", "1.json", "3.json");
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Contains("SC2031: of 3 shards these are missing: 2;", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_shard_that_is_there_twice_is_refused()
    {
        _repository.Measure(exponent: 1.3, seed: 99);
        _repository.WriteShards(File.ReadAllLines(_repository.File("results/sort.csv")));
        var run = _repository.Run("merge", "1.json", "2.json", "2.json", "3.json");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("SC3032", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shards_of_different_commits_counts_or_configurations_are_refused()
    {
        _repository.Measure(exponent: 1.3, seed: 99);
        Assert.Equal(ExitCode.Ok, _repository.Run("check", "--shard", "1/2", "--out", "1.json").ExitCode);
        _repository.Run("check", "--shard", "2/3", "--out", "count.json");
        _repository.Write("scaling-check.yml", BenchmarkedRepository.Config + "\n# changed\n");
        _repository.Run("check", "--shard", "2/2", "--out", "configuration.json", "--commit", "HEAD");
        _repository.Git("checkout", "--quiet", "--", "scaling-check.yml");
        _repository.Commit("Another");
        _repository.Run("check", "--shard", "2/2", "--out", "commit.json");
        foreach (var other in new[] { "count.json", "configuration.json", "commit.json" })
        {
            var run = _repository.Run("merge", "1.json", other);
            Assert.Equal(ExitCode.Usage, run.ExitCode);
            Assert.Contains("SC3033", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"schema\":\"scaling-check/snapshot/2\"}")]
    [InlineData("{\"schema\":\"scaling-check/snapshot/1\"}")]
    public void What_is_no_partial_result_is_named(string text)
    {
        _repository.Write("bad.json", text);
        var run = _repository.Run("merge", "bad.json");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("bad.json: error SC3031", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, _repository.Run("merge", "absent.json").ExitCode);
    }

    [Fact]
    public void A_partial_result_that_was_edited_is_refused()
    {
        _repository.Measure(exponent: 1.3, seed: 99);
        _repository.Run("check", "--shard", "1/1", "--out", "1.json");
        var text = File.ReadAllText(_repository.File("1.json"));
        _repository.Write("1.json", text.Replace("\"value\":0.000", "\"value\":0.001", StringComparison.Ordinal));
        Assert.NotEqual(text, File.ReadAllText(_repository.File("1.json")));
        var run = _repository.Run("merge", "1.json");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("changed after it was written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_matches_in_no_job_is_reported_once()
    {
        _repository.Write("scaling-check.yml", BenchmarkedRepository.Config.Replace(
            "collect:\n", "collect:\n  - files: absent/*.csv\n", StringComparison.Ordinal));
        _repository.Measure(exponent: 1.1, seed: 99);
        _repository.WriteShards(File.ReadAllLines(_repository.File("results/sort.csv")));
        var run = _repository.Run("merge", "1.json", "2.json", "3.json");
        Assert.Equal(ExitCode.NoData, run.ExitCode);
        Assert.Equal(2, run.Error.Split("SC2001").Length);
    }

    [Fact]
    public void A_check_whose_sizes_come_from_different_machines_is_refused_and_another_is_judged_on_its_own()
    {
        const string both = """
            version: 1
            collect:
              - files: results/*.csv
            environment: { same: [cpu] }
            checks:
              sort-time: { kind: complexity, y: time, x: N, gates: { exponent: { worse-by: 0.05 } } }
              load-time: { kind: complexity, y: load, x: N, better: lower, gates: { exponent: { worse-by: 0.05 } } }
            """;
        _repository.Write("scaling-check.yml", both);
        _repository.Measure(exponent: 1.1, seed: 99);
        var rows = File.ReadAllLines(_repository.File("results/sort.csv"));
        _repository.WriteShards(rows, part => part == 2 ? "B" : "A");
        Directory.Delete(_repository.File("results"), recursive: true);
        _repository.Measure(exponent: 1.1, seed: 98, name: "load");
        _repository.Run("check", "--shard", "2/2", "--out", "load.json", "--environment", "cpu=B");
        var spread = _repository.Run("merge", "1.json", "2.json", "3.json");
        Assert.Equal(ExitCode.NoData, spread.ExitCode);
        Assert.Contains("SC2032: check 'sort-time' was measured partly on one kind of machine and partly on another (cpu: A, B)", spread.Error, StringComparison.Ordinal);

        _repository.Measure(exponent: 1.1, seed: 99);
        _repository.Run("check", "--shard", "1/2", "--out", "sort.json", "--environment", "cpu=A");
        var apart = _repository.Run("merge", "load.json", "sort.json", "--json");
        Assert.DoesNotContain("SC2032", apart.Error, StringComparison.Ordinal);
        Assert.Contains("\"sort-time\"", apart.Out, StringComparison.Ordinal);
        Assert.Contains("\"load-time\"", apart.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_goes_with_a_shard()
    {
        Assert.Equal(ExitCode.Usage, _repository.Run("check", "--out", "x.json").ExitCode);
        foreach (var shard in new[] { "0/2", "3/2", "1", "a/b", "1/2/3", "-1/2" })
            Assert.Equal(ExitCode.Usage, _repository.Run("check", "--shard", shard).ExitCode);
    }
}
