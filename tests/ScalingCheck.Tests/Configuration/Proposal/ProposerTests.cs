using System.Globalization;
using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Configuration;
using ScalingCheck.Configuration.Proposal;

namespace ScalingCheck.Tests.Configuration.Proposal;

public sealed class ProposerTests : IDisposable
{
    private static readonly double[] Sizes = [1000, 3000, 10000, 30000, 100000, 300000];

    private readonly MetricFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ProposedConfiguration Propose() => Proposer.Propose(_folder.Path, "", TestContext.Current.CancellationToken);

    /// <summary>What the proposed text says once it is read as every verb reads it, with each check estimated.</summary>
    private Settings Works(ProposedConfiguration proposal)
    {
        Assert.NotNull(proposal.Text);
        var (settings, problems) = SettingsReader.Read(proposal.Text, "scaling-check.yml", _folder.Path, _ => null);
        Assert.Empty(problems);
        var keep = settings!.Checks.Any(check => check.Check.X.Any(RunLog.IsStep)) ? Keep.All : Keep.Last;
        var collected = Collector.Collect([.. settings.Collect.Select(rule => rule with { Keep = keep })], _folder.Path, null, TestContext.Current.CancellationToken);
        Assert.False(collected.HasErrors);
        foreach (var check in settings.Checks.Select(check => check.Check))
        {
            var selection = SeriesSelection.Of(check, collected.Observations);
            Assert.Null(selection.Problem);
            Assert.All(selection.Series, series =>
            {
                var kind = KnownChecks.Find(check.Kind)!;
                var outcome = kind.Estimate(kind.FixForm(check, series), series, intervals: true);
                Assert.Null(outcome.Refusal);
                Assert.NotEmpty(outcome.Estimates);
            });
        }

        return settings;
    }

    [Fact]
    public void A_ladder_of_runs_becomes_one_pattern_with_axes()
    {
        foreach (var size in Sizes)
            for (var seed = 1; seed <= 2; seed++)
                _folder.WriteTrainerState(FormattableString.Invariant($"runs/params-{size}/seed-{seed}/trainer_state.json"), MetricFolder.Loss(size, seed));

        var settings = Works(Propose());
        var rule = Assert.Single(settings.Collect);
        Assert.Equal("runs/params-*/seed-*/trainer_state.json", rule.Files);
        Assert.Equal(new Dictionary<string, string> { ["params"] = "{1}", ["seed"] = "{2}" }, rule.Axes);
        var gated = Assert.Single(settings.Checks);
        Assert.Equal(("eval-loss", "scaling-law", "eval_loss"), (gated.Check.Name, gated.Check.Kind, gated.Check.Y));
        Assert.Equal(["params"], gated.Check.X);
        Assert.Equal([("params", 2e6)], gated.Check.Forecast[0].Select(axis => (axis.Key, axis.Value)));
        Assert.Equal(["slope", "forecast@params=2e6"], gated.Gates.Select(gate => gate.Target));
    }

    [Fact]
    public void A_unit_in_a_folder_name_becomes_a_power_of_ten()
    {
        foreach (var (name, size) in new[] { ("70M", 7e7), ("160M", 1.6e8), ("410M", 4.1e8), ("1B", 1e9), ("1.4B", 1.4e9), ("2.8B", 2.8e9) })
            _folder.WriteTrainerState($"runs/{name}/trainer_state.json", MetricFolder.Loss(size));

        var settings = Works(Propose());
        Assert.Equal([("runs/*M/trainer_state.json", "{1}e6"), ("runs/*B/trainer_state.json", "{1}e9")],
            settings.Collect.Select(rule => (rule.Files, rule.Axes["params"])).OrderBy(rule => rule.Item2, StringComparer.Ordinal));
    }

    [Fact]
    public void Text_in_paths_becomes_a_label_with_a_fit_for_each()
    {
        foreach (var variant in new[] { "base", "wide" })
            foreach (var size in Sizes)
                _folder.Write(FormattableString.Invariant($"out/{variant}/N{size}.json"), string.Create(CultureInfo.InvariantCulture, $$"""{"val_loss": {{MetricFolder.Loss(size)}}}"""));

        var settings = Works(Propose());
        Assert.Equal("out/*/N*.json", Assert.Single(settings.Collect).Files);
        Assert.Equal("{1}", settings.Collect[0].Labels["out"]);
        Assert.Equal("{2}", settings.Collect[0].Axes["N"]);
        Assert.Equal(["out"], settings.Checks[0].Check.By);
    }

    [Fact]
    public void Benchmarks_become_complexity_checks_of_time_and_memory()
    {
        _folder.WriteBenchmarks("BenchmarkDotNet.Artifacts/results/Demo.Sort-report-full.json");
        _folder.WriteBenchmarks("BenchmarkDotNet.Artifacts/results/Demo.Sort-report-brief.json");

        var settings = Works(Propose());
        Assert.Equal("BenchmarkDotNet.Artifacts/results/Demo.Sort-report-full.json", Assert.Single(settings.Collect).Files);
        Assert.Equal(["time", "allocated"], settings.Checks.Select(check => check.Check.Name));
        Assert.All(settings.Checks, check => Assert.Equal("complexity", check.Check.Kind));
        Assert.All(settings.Checks, check => Assert.Equal(["benchmark"], check.Check.By));
        Assert.All(settings.Checks, check => Assert.Equal(["exponent", "forecast@N=1e7"], check.Gates.Select(gate => gate.Target)));
    }

    [Fact]
    public void The_likeliest_columns_are_chosen_among_many()
    {
        var rows = Sizes.Select((size, i) => string.Create(CultureInfo.InvariantCulture,
            $"{i},{size},{size * 20},{MetricFolder.Loss(size) + 0.2},{MetricFolder.Loss(size)},0.00{i + 1},{100 - i},{i * 7}"));
        _folder.Write("sweep.csv", "id,params,tokens,train_loss,val_loss,lr,train_time_ms,step\n" + string.Join('\n', rows) + "\n");

        var check = Assert.Single(Works(Propose()).Checks).Check;
        Assert.Equal("val_loss", check.Y);
        Assert.Equal(["params"], check.X);
        Assert.Empty(check.By);
    }

    [Fact]
    public void A_loss_over_parameters_and_compute_gets_tokens_and_two_axes()
    {
        var rows = Sizes.SelectMany(n => new[] { 1e6, 4e6, 1.6e7, 6.4e7 }.Select(d => string.Create(CultureInfo.InvariantCulture,
            $"{n},{6 * n * d},{1.7 + 30 * Math.Pow(n, -0.34) + 80 * Math.Pow(d, -0.28) * (1 + 0.001 * Math.Sin(n + d))}")));
        _folder.Write("points.csv", "Model Size,Training FLOP,loss\n" + string.Join('\n', rows) + "\n");

        var settings = Works(Propose());
        Assert.Equal(["params", "tokens"], settings.Checks[0].Check.X);
        Assert.Equal("params", settings.Collect[0].Rename["Model Size"]);
        Assert.Equal("tokens", settings.Collect[0].Derive[0].Key);
    }

    [Fact]
    public void Steps_are_taken_only_where_there_is_no_size()
    {
        var lines = Enumerable.Range(1, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"step": {{i * 100}}, "loss": {{2 + 20 * Math.Pow(i * 100, -0.4) * (1 + 0.002 * Math.Sin(i * 3))}}}"""));
        _folder.Write("log.jsonl", string.Join('\n', lines) + "\n");
        Assert.Equal(["step"], Works(Propose()).Checks[0].Check.X);
    }

    [Fact]
    public void The_last_checkpoint_of_every_run_is_the_one_that_counts()
    {
        foreach (var size in Sizes)
            foreach (var step in new[] { 100, 200 })
                _folder.WriteTrainerState(FormattableString.Invariant($"runs/params-{size}/checkpoint-{step}/trainer_state.json"), MetricFolder.Loss(size) + 200 - step);

        var where = Assert.Single(Works(Propose()).Checks[0].Check.Where);
        Assert.Equal(("checkpoint", "200"), (where.Name, where.Values[0]));
    }

    [Fact]
    public void Files_with_the_same_metric_are_kept_apart()
    {
        foreach (var name in new[] { "a/small", "b/deep/large" })
            _folder.Write($"{name}.csv", "params,loss\n" + string.Join('\n', Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size},{MetricFolder.Loss(size)}"))) + "\n");

        var settings = Works(Propose());
        Assert.Equal(["small-loss", "large-loss"], settings.Checks.Select(check => check.Check.Name).OrderDescending(StringComparer.Ordinal));
        Assert.All(settings.Checks, check => Assert.Equal("source", Assert.Single(check.Check.Where).Name));
    }

    [Fact]
    public void Groups_that_cannot_be_fitted_are_left_out_with_the_reason()
    {
        var rows = new[] { "good", "fine", "bad" }.SelectMany(task => Sizes.Select(size =>
            string.Create(CultureInfo.InvariantCulture, $"{task},{size},{(task == "bad" ? 0 : MetricFolder.Loss(size))}")));
        _folder.Write("tasks.csv", "task,params,loss\n" + string.Join('\n', rows) + "\n");

        var proposal = Propose();
        var check = Works(proposal).Checks[0].Check;
        Assert.Equal("task != bad", Assert.Single(check.Where).ToString());
        Assert.Contains("Left out: task bad", proposal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_that_would_be_refused_is_a_comment_with_its_reason()
    {
        _folder.Write("good/loss.csv", "params,loss\n" + string.Join('\n', Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size},{MetricFolder.Loss(size)}"))) + "\n");
        _folder.Write("bad/error.csv", "rows,error\n" + string.Join('\n', Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size},0"))) + "\n");

        var proposal = Propose();
        Assert.Equal(["loss"], Works(proposal).Checks.Select(check => check.Check.Name));
        Assert.Contains("# Not active, because the data found cannot answer it: error is 0", proposal.Text, StringComparison.Ordinal);
        Assert.Contains("  # error:\n", proposal.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{a,b}*#: ${HOME} 'x' \"q\".csv", "eval: # loss", "params ${N}")]
    [InlineData("- [x].csv", "&loss*", "params: {1}")]
    [InlineData("null.csv", "loss\\n", "!params")]
    [InlineData("c:d.csv", "Loss é", "params, all")]
    public void Hostile_names_are_quoted_and_still_work(string file, string metric, string size)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows does not allow such names.");
        static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var rows = Sizes.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n},{MetricFolder.Loss(n)}"));
        _folder.Write(file, $"{Cell(size)},{Cell(metric)}\n{string.Join('\n', rows)}\n");

        var check = Assert.Single(Works(Propose()).Checks).Check;
        Assert.Equal((metric, size), (check.Y, check.X[0]));
    }

    [Fact]
    public void Files_that_a_pattern_would_drag_in_make_it_a_list()
    {
        foreach (var size in Sizes) _folder.WriteTrainerState(FormattableString.Invariant($"runs/params-{size}/trainer_state.json"), MetricFolder.Loss(size));
        _folder.Write("runs/params-old/trainer_state.json", "not a state");

        var settings = Works(Propose());
        Assert.Equal(Sizes.Length, settings.Collect.Count);
        Assert.Contains(settings.Collect, rule => rule.Files == "runs/params-1000/trainer_state.json" && rule.Axes["params"] == "1000");
    }

    [Fact]
    public void Folders_of_tools_and_links_are_not_looked_at()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows asks for a privilege to make links.");
        const string table = "params,loss\n1000,3\n";
        foreach (var folder in new[] { "node_modules", "bin", "obj", ".git", ".scaling-check" }) _folder.Write($"{folder}/loss.csv", table);
        _folder.Write("real/loss.csv", table);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), Path.Combine(_folder.Path, "real"));

        Assert.Equal(["real/loss.csv"], FolderScan.Of(_folder.Path, "", TestContext.Current.CancellationToken).Paths);
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture_and_every_time()
    {
        foreach (var size in Sizes) _folder.WriteTrainerState(FormattableString.Invariant($"runs/params-{size}/trainer_state.json"), MetricFolder.Loss(size));
        var text = Propose().Text;
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(text, Propose().Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Nothing_is_proposed_where_nothing_scales()
    {
        _folder.Write("package.json", """{"name": "x", "version": "1.0.0"}""");
        _folder.Write("loss.csv", "params,loss\n1000,3\n2000,2.9\n");
        var proposal = Propose();
        Assert.Null(proposal.Text);
        Assert.Contains("no size with 4 values", Assert.Single(proposal.Groups).Nothing, StringComparison.Ordinal);
    }
}
