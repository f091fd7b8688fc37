using System.Text;
using ScalingCheck.Collect;

namespace ScalingCheck.Tests.Collect;

public sealed class FormatDetectionTests
{
    [Theory]
    [InlineData("chinchilla/points240.csv", "csv")]
    [InlineData("gemstones/points/hot.jsonl", "jsonl")]
    [InlineData("formats/lightning_csv/binn_metrics.csv", "csv")]
    [InlineData("formats/keras_csvlogger/dvc_docs_logs.csv", "csv")]
    [InlineData("formats/wandb/dryrun-20180221_062651-rmwhmprr.wandb-history.jsonl", "jsonl")]
    [InlineData("formats/hf_trainer_state/trainer_state.json", "trainer-state")]
    [InlineData("formats/benchmarkdotnet/bencher_memory.json", "benchmarkdotnet")]
    [InlineData("formats/benchmarkdotnet/gha_benchmarkdotnet.json", "benchmarkdotnet")]
    [InlineData("tcpd/datasets/bank.json", "json")]
    public void Published_files_are_recognised_by_their_content(string path, string id)
    {
        var head = File.ReadAllBytes(SharedData.Path(path)).AsSpan();
        // The content alone has to tell, without the name.
        Assert.Equal(id, FormatDetection.Detect("x", head[..Math.Min(head.Length, FormatDetection.HeadSize)]).Format?.Id);
    }

    [Theory]
    [InlineData("", "SC2102")]
    [InlineData(" \n", "SC2102")]
    [InlineData("Dear reader,\nnothing to see.\n", "SC2101")]
    [InlineData("\0\u0001", "SC2103")]
    public void What_is_not_recognised_is_told(string head, string code)
    {
        var detected = FormatDetection.Detect("x", Encoding.UTF8.GetBytes(head));
        Assert.Null(detected.Format);
        Assert.Equal(code, detected.Problem?.Code);
    }

    [Fact]
    public void The_formats_are_listed_when_none_fits() =>
        Assert.Contains("benchmarkdotnet, trainer-state", FormatDetection.Detect("x", "prose"u8).Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Byte_order_marks_do_not_hide_a_format(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Assert.Equal("json", FormatDetection.Detect("x", [.. encoding.GetPreamble(), .. encoding.GetBytes("[{\"a\": 1}]")]).Format?.Id);
    }

    [Fact]
    public void A_format_is_taken_by_name_when_it_is_forced()
    {
        Assert.Equal("csv", FormatDetection.Forced("csv", null).Format?.Id);
        Assert.Equal("SC2125", FormatDetection.Forced("cvs", null).Problem?.Code);
    }
}
