using ScalingCheck.Collect;

namespace ScalingCheck.Tests.Collect;

public sealed class MetricDirectionTests
{
    [Theory]
    [InlineData("loss", null, "Lower")]
    [InlineData("eval_loss", null, "Lower")]
    [InlineData("eval_wiki_loss", null, "Lower")]
    [InlineData("train/loss", null, "Lower")]
    [InlineData("trainLoss", null, "Lower")]
    [InlineData("Validation Error", null, "Lower")]
    [InlineData("perplexity", null, "Lower")]
    [InlineData("time", "s", "Lower")]
    [InlineData("duration_ms", null, "Lower")]
    [InlineData("latency.p99", null, "Lower")]
    [InlineData("allocated", "B", "Lower")]
    [InlineData("bytes", null, "Lower")]
    [InlineData("peak_memory", null, "Lower")]
    [InlineData("accuracy_loss", null, "Lower")]
    [InlineData("eval_runtime", null, "Lower")]
    [InlineData("pile_test_xent", null, "Lower")]
    [InlineData("score", "ns", "Lower")]
    [InlineData("accuracy", null, "Higher")]
    [InlineData("val_acc", null, "Higher")]
    [InlineData("acc,none", null, "Higher")]
    [InlineData("macro_f1", null, "Higher")]
    [InlineData("BLEU", null, "Higher")]
    [InlineData("roc-auc", null, "Higher")]
    [InlineData("throughput", null, "Higher")]
    [InlineData("tokens_per_second", null, "Higher")]
    [InlineData("eval_samples_per_second", null, "Higher")]
    [InlineData("ops", null, "Higher")]
    [InlineData("psnr", null, "Higher")]
    [InlineData("bandwidth", "GB/s", "Higher")]
    [InlineData("bytes_per_second", null, "Higher")]
    [InlineData("glossary", null, "Unknown")]
    [InlineData("lossless", null, "Unknown")]
    [InlineData("accumulated", null, "Unknown")]
    [InlineData("timestamp", null, "Unknown")]
    [InlineData("grad_norm", null, "Unknown")]
    [InlineData("params", null, "Unknown")]
    [InlineData("seconds_per_step", null, "Lower")]
    [InlineData("", null, "Unknown")]
    public void The_direction_is_inferred_when_the_words_say_it(string metric, string? unit, string expected) =>
        Assert.Equal(expected, MetricDirection.Infer(metric, unit).ToString());
}
