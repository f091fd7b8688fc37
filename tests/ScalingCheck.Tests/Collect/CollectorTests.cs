using System.Globalization;
using ScalingCheck.Collect;
using ScalingCheck.Collect.Expressions;

namespace ScalingCheck.Tests.Collect;

public sealed class CollectorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Collected Collect(CollectRule rule, CollectOptions? options = null) => Collector.Collect([rule], _folder.Path, options, TestContext.Current.CancellationToken);

    private static KeyValuePair<string, Expression> Derived(string name, string text)
    {
        Assert.True(Expression.TryParse(text, out var expression, out _));
        return new(name, expression);
    }

    [Fact]
    public void A_file_becomes_observations_with_the_names_of_the_checks()
    {
        _folder.Write("artifacts/run-7/metrics.csv", "Model Size,flop,loss\n1e6,6e9,3\n");
        var collected = Collect(new CollectRule
        {
            Files = "artifacts/run-*/metrics.csv",
            Labels = new Dictionary<string, string> { ["run"] = "{1}" },
            Axes = new Dictionary<string, string> { ["seed"] = "{1}" },
            Rename = new Dictionary<string, string> { ["Model Size"] = "params" },
            Derive = [Derived("tokens", "flop / (6 * params)")],
        }, new CollectOptions { Metrics = new HashSet<string> { "loss" } });

        Assert.Empty(collected.Diagnostics);
        var loss = Assert.Single(collected.Observations);
        Assert.Equal(NamedValues<double>.Of(("flop", 6e9), ("params", 1e6), ("seed", 7), ("tokens", 1000)), loss.Axes);
        Assert.Equal(NamedValues<string>.Of(("run", "7")), loss.Labels);
        Assert.Equal(new SourceLocation("artifacts/run-7/metrics.csv", 2), loss.Source);
        Assert.Equal([new CollectedFile("artifacts/run-7/metrics.csv", "csv", "3 columns separated by commas", 1)], collected.Files);
    }

    [Fact]
    public void A_derived_value_is_a_metric_once_a_row()
    {
        _folder.Write("m.csv", "params,flop,loss\n1e6,6e9,3\n2e6,24e9,2\n");
        var rule = new CollectRule { Files = "m.csv", Derive = [Derived("tokens", "flop / (6 * params)")] };
        Assert.Equal([1000.0, 2000], Values(Collect(rule), "tokens"));

        var only = Collect(rule, new CollectOptions { Metrics = new HashSet<string> { "tokens" } });
        Assert.Equal([1000.0, 2000], only.Observations.Select(observation => observation.Value));
        Assert.True(only.Observations[0].Axes.TryGet("loss", out var loss));
        Assert.Equal(3, loss);
    }

    [Fact]
    public void A_derived_value_that_is_not_finite_is_told_and_left_out()
    {
        _folder.Write("m.csv", "a,b\n1,0\n");
        var collected = Collect(new CollectRule { Files = "m.csv", Derive = [Derived("c", "a / b")] });
        Assert.Equal("SC2127", Assert.Single(collected.Diagnostics).Code);
        Assert.DoesNotContain(collected.Observations, observation => observation.Axes.Contains("c"));
    }

    [Fact]
    public void Only_the_last_step_is_kept_when_a_run_logs()
    {
        _folder.Write("m.csv", "train_loss,train_acc,epoch,step\n3,.1,0,1\n2,.2,0,2\n1,.3,1,3\n");
        Assert.Equal([1.0], Values(Collect(new CollectRule { Files = "m.csv" }), "train_loss"));
        Assert.Equal([3.0, 2, 1], Values(Collect(new CollectRule { Files = "m.csv", Keep = Keep.All }), "train_loss"));
    }

    [Fact]
    public void Points_of_different_runs_are_kept_apart_when_only_the_last_step_is_kept()
    {
        _folder.Write("m.csv", "params,seed,step,loss\n1,0,10,9\n1,0,20,8\n1,1,20,7\n2,0,20,6\n");
        Assert.Equal([8.0, 7, 6], Values(Collect(new CollectRule { Files = "m.csv" }), "loss"));
    }

    [Fact]
    public void A_rename_that_hides_a_column_is_an_error()
    {
        _folder.Write("m.csv", "a,b,loss\n1,2,3\n");
        var collected = Collect(new CollectRule { Files = "m.csv", Rename = new Dictionary<string, string> { ["a"] = "b" } });
        Assert.Contains(collected.Diagnostics, diagnostic => diagnostic.Code == "SC2126");
        Assert.Empty(collected.Observations);
    }

    [Fact]
    public void A_template_that_is_no_number_cannot_be_an_axis()
    {
        _folder.Write("run-x/m.csv", "a,loss\n1,2\n");
        var collected = Collect(new CollectRule { Files = "run-*/m.csv", Axes = new Dictionary<string, string> { ["seed"] = "{1}" } });
        Assert.Equal("SC2124", Assert.Single(collected.Diagnostics).Code);
    }

    [Theory]
    [InlineData("*.csv", null, "SC2001")]
    [InlineData("../x.csv", null, "SC2122")]
    [InlineData("a{b", null, "SC2123")]
    [InlineData("note.txt", null, "SC2101")]
    [InlineData("empty.txt", null, "SC2102")]
    [InlineData("binary.txt", null, "SC2103")]
    [InlineData("note.txt", "nonsense", "SC2125")]
    public void What_cannot_be_collected_is_an_error(string files, string? format, string code)
    {
        _folder.Write("note.txt", "Dear reader,\nthis is prose.\n");
        _folder.Write("empty.txt", "");
        _folder.Write("binary.txt", "\0\u0001\u0002");
        var collected = Collect(new CollectRule { Files = files, Format = format });
        Assert.Equal(code, Assert.Single(collected.Diagnostics).Code);
        Assert.True(collected.HasErrors);
    }

    [Fact]
    public void A_template_that_asks_for_a_wildcard_too_many_is_an_error()
    {
        _folder.Write("a.csv", "n,loss\n1,2\n");
        var collected = Collect(new CollectRule { Files = "*.csv", Labels = new Dictionary<string, string> { ["run"] = "{2}" } });
        Assert.Equal("SC2123", Assert.Single(collected.Diagnostics).Code);
    }

    [Fact]
    public void An_unknown_format_is_told_once()
    {
        _folder.Write("a.csv", "n,loss\n1,2\n");
        _folder.Write("b.csv", "n,loss\n1,2\n");
        Assert.Equal("SC2125", Assert.Single(Collect(new CollectRule { Files = "*.csv", Format = "cvs" }).Diagnostics).Code);
    }

    [Fact]
    public void A_file_with_an_error_gives_no_observations_and_the_others_do()
    {
        _folder.Write("a.csv", "n,loss\n1,2\n2,oops\n");
        _folder.Write("b.csv", "n,loss\n1,2\n");
        var collected = Collect(new CollectRule { Files = "*.csv" });
        Assert.Equal("SC2106", Assert.Single(collected.Diagnostics).Code);
        Assert.All(collected.Observations, observation => Assert.Equal("b.csv", observation.Source.File));
        Assert.Equal([0, 2], collected.Files.Select(file => file.Count));
    }

    [Fact]
    public void A_copied_file_is_told_once_with_both_places()
    {
        _folder.Write("a.csv", "n,loss\n1,2\n2,3\n");
        _folder.Write("b.csv", "n,loss\n1,2\n2,3\n");
        var collected = Collect(new CollectRule { Files = "*.csv" });
        var warning = Assert.Single(collected.Diagnostics);
        Assert.Equal("SC2120", warning.Code);
        Assert.False(collected.HasErrors);
        Assert.Contains("a.csv:2", warning.Message, StringComparison.Ordinal);
        Assert.Equal(new SourceLocation("b.csv", 2), warning.Location);
        Assert.Equal(8, collected.Observations.Count);
    }

    [Fact]
    public void A_file_that_two_rules_match_counts_once()
    {
        _folder.Write("a.csv", "n,loss\n1,2\n");
        var collected = Collector.Collect([new CollectRule { Files = "a.csv" }, new CollectRule { Files = "*.csv" }], _folder.Path, null, TestContext.Current.CancellationToken);
        Assert.Empty(collected.Diagnostics);
        Assert.Equal(2, collected.Observations.Count);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(9, true)]
    public void More_observations_than_the_limit_are_an_error(int limit, bool refused)
    {
        for (var i = 0; i < 5; i++) _folder.Write($"{i}.csv", $"n,loss\n{i},2\n");
        var collected = Collect(new CollectRule { Files = "*.csv" }, new CollectOptions { Limit = limit });
        Assert.Equal(refused ? ["SC2121"] : [], collected.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(refused ? 0 : 10, collected.Observations.Count);
    }

    [Fact]
    public void The_order_is_the_same_when_more_threads_read()
    {
        for (var i = 0; i < 100; i++) _folder.Write($"run-{i:d3}/m.csv", $"n,loss\n{i},{i + 1}\n{i + 1000},oops\n".Replace("oops", i % 9 == 0 ? "oops" : "5", StringComparison.Ordinal));
        var alone = Collect(new CollectRule { Files = "**/m.csv" }, new CollectOptions { Parallelism = 1 });
        var together = Collect(new CollectRule { Files = "**/m.csv" }, new CollectOptions { Parallelism = 8 });
        Assert.Equal(alone.Observations, together.Observations);
        Assert.Equal(alone.Diagnostics, together.Diagnostics);
        Assert.Equal(alone.Files, together.Files);
    }

    [Fact]
    public void Files_from_the_command_line_may_be_anywhere()
    {
        _folder.Write("a.csv", "n,loss\n1,2\n");
        var collected = Collector.ReadFiles([Path.Combine(_folder.Path, "a.csv"), Path.Combine(_folder.Path, "gone.csv")], new CollectRule { Files = "" }, null, TestContext.Current.CancellationToken);
        Assert.Equal(2, collected.Observations.Count);
        Assert.Equal("SC2105", Assert.Single(collected.Diagnostics).Code);
    }

    [Fact]
    public void Everything_is_the_same_when_the_culture_changes()
    {
        _folder.Write("run-1.5/m.csv", "params;loss\n1000000;2.5\n1e7;nan\n2;1,5\n");
        _folder.Write("run-2.5/m.json", "[{\"params\": 1234567.5, \"loss\": -1.5e-3}]");
        var rule = new CollectRule
        {
            Files = "run-*/m.*",
            Axes = new Dictionary<string, string> { ["scale"] = "{1}" },
            Derive = [Derived("half", "params * 0.5")],
        };
        var texts = new[] { "", "en-US", "de-DE" }.Select(culture =>
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            var collected = Collect(rule, new CollectOptions { Parallelism = 1 });
            return string.Join('\n', collected.Diagnostics) + string.Join('\n', collected.Observations.Select(observation => FormattableString.Invariant(
                $"{observation.Metric} {NumberText.RoundTrip(observation.Value)} {observation.Axes}")));
        }).Distinct();
        Assert.Contains("half=617283.75", Assert.Single(texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_stops_the_reading()
    {
        _folder.Write("a.csv", "n,loss\n1,2\n");
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Collector.Collect([new CollectRule { Files = "*.csv" }], _folder.Path, null, new CancellationToken(canceled: true)));
    }

    private static double[] Values(Collected collected, string metric) =>
        [.. collected.Observations.Where(observation => observation.Metric == metric).Select(observation => observation.Value)];

    [Fact]
    public void What_is_not_wanted_does_not_count_against_the_limit()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "big.csv"), "params,split,loss\n" +
            string.Concat(Enumerable.Range(1, 50).Select(row => FormattableString.Invariant($"{row},{(row % 10 == 0 ? "val" : "train")},2\n"))));
        var collected = Collect(new CollectRule { Files = "big.csv" }, new CollectOptions
        {
            Limit = 5,
            Metrics = new HashSet<string> { "loss" },
            Where = observation => observation.Labels.TryGet("split", out var split) && split == "val",
        });
        Assert.Empty(collected.Diagnostics);
        Assert.Equal([10, 20, 30, 40, 50], collected.Observations.Select(observation => observation.Axes.TryGet("params", out var size) ? size : 0));
    }
}
