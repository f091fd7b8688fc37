using System.Globalization;
using System.Text;
using ScalingCheck.Collect;
using ScalingCheck.Tests.Collect.Reading;

namespace ScalingCheck.Tests.Collect;

public sealed class TrainerStateFormatTests
{
    private const string Sample = """
        {"global_step": 20, "num_input_tokens_seen": 0, "total_flos": 5e15, "log_history": [
          {"epoch": 0.5, "step": 10, "loss": 3.0, "learning_rate": 0.1, "num_input_tokens_seen": 1000},
          {"epoch": 1.0, "step": 20, "loss": NaN, "note": "x", "grad_norm": null},
          {"epoch": 1.0, "step": 20, "eval_wiki_loss": 2.5, "eval_wiki_runtime": 4.5}
        ]}
        """;

    private static ListSink Read(string text) => ListSink.Read(new TrainerStateFormat(), text);

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Each_logged_number_is_an_observation_along_step_and_epoch(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var sink = Read(Sample);
        Assert.Empty(sink.Diagnostics);
        Assert.Equal([3.0, double.NaN], sink.Values("loss"));
        Assert.Equal(NamedValues<double>.Of(("epoch", 0.5), ("step", 10), ("tokens", 1000)), sink.Observations[0].Axes);
        Assert.Equal(NamedValues<double>.Of(("epoch", 1), ("flops", 5e15), ("step", 20)), sink.One("eval_wiki_loss").Axes);
        Assert.Equal("s", sink.One("eval_wiki_runtime").Unit);
        Assert.Empty(sink.Values("grad_norm"));
        Assert.Equal(new SourceLocation("metrics", 2, 38), sink.Observations[0].Source);
    }

    [Fact]
    public void The_last_value_counts_when_a_resumed_run_logs_steps_again()
    {
        var sink = Read("{\"global_step\": 2, \"log_history\": [{\"step\": 1, \"loss\": 9}, {\"step\": 2, \"loss\": 8}, {\"step\": 2, \"loss\": 7}, {\"step\": 2, \"loss\": 6}]}");
        Assert.Equal("SC2119", sink.Problem.Code);
        Assert.Equal([9.0, 6], sink.Values("loss"));
    }

    [Theory]
    [InlineData("{\"global_step\": 1, \"log_history\": []}", "SC2102")]
    [InlineData("{\"global_step\": 1}", "SC2116")]
    [InlineData("{\"global_step\": 1, \"log_history\": 5}", "SC2116")]
    [InlineData("[]", "SC2116")]
    [InlineData("{\"global_step\": 1, \"log_history\": [{\"loss\": 1}", "SC2112")]
    [InlineData("{\"log_history\": [{\"loss\": 1e400, \"a\": 1}]}", "SC2107")]
    [InlineData("", "SC2102")]
    public void A_broken_state_is_an_error(string text, string code) => Assert.Equal(code, Read(text).Problem.Code);

    [Fact]
    public void It_is_recognised_when_it_has_a_history() =>
        Assert.NotNull(new TrainerStateFormat().Recognise("x", Encoding.UTF8.GetBytes(Sample)));

    [Fact]
    public void The_published_state_is_read_with_its_six_eval_sets()
    {
        var path = SharedData.Path("formats/hf_trainer_state/trainer_state.json");
        var sink = ListSink.Read(new TrainerStateFormat(), File.ReadAllBytes(path));
        Assert.Empty(sink.Diagnostics);
        Assert.Equal(30, sink.Values("loss").Length);
        Assert.Equal([5.741583347320557, 2.7486727237701416], new[] { sink.Values("eval_g0_loss")[0], sink.Values("eval_g0_loss")[^1] });
        Assert.Equal(4.835134983062744, sink.Values("eval_g5_loss")[^1]);

        var collected = Collector.ReadFiles(
            [path], new CollectRule { Files = "" }, new CollectOptions { Metrics = new HashSet<string> { "eval_g0_loss" } },
            TestContext.Current.CancellationToken);
        var last = Assert.Single(collected.Observations);
        Assert.Equal("trainer-state", Assert.Single(collected.Files).FormatId);
        Assert.Equal(NamedValues<double>.Of(("epoch", 30), ("flops", 2.3847568878600192e+17), ("step", 12030)), last.Axes);
    }
}
