using System.Text;
using ScalingCheck.Collect;
using ScalingCheck.Tests.Collect.Reading;

namespace ScalingCheck.Tests.Collect;

public sealed class JsonLinesFormatTests
{
    private static ListSink Read(string text) => ListSink.Read(new JsonLinesFormat(), text);

    [Fact]
    public void Each_line_is_a_row()
    {
        var sink = Read("{\"params\": 1, \"loss\": 3}\r\n\n{\"params\": 2, \"loss\": NaN, \"run\": \"b\"}");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal([3, double.NaN], sink.Values("loss"));
        Assert.Equal(new SourceLocation("metrics", 3, 1), sink.Observations[^1].Source);
        Assert.Equal(NamedValues<double>.Of(("params", 2)), sink.Observations[^1].Axes);
    }

    [Theory]
    [InlineData("", "SC2102", 0)]
    [InlineData("\n\n", "SC2102", 0)]
    [InlineData("{\"a\": 1}\n{\"a\": \n{\"a\": 2}\n", "SC2112", 2)]
    [InlineData("{\"a\": 1", "SC2112", 1)]
    [InlineData("{\"a\": 1}\n{\"a\": \"x\"}\n", "SC2106", 2)]
    [InlineData("{\"a\": 1}\n[1]\n", "SC2116", 2)]
    [InlineData("{\"a\": 1}\n\0\n", "SC2103", 2)]
    public void A_broken_file_is_an_error_with_its_line(string text, string code, int line)
    {
        var problem = Read(text).Problem;
        Assert.Equal(code, problem.Code);
        Assert.Equal(line, problem.Location!.Value.Line);
    }

    [Fact]
    public void Half_a_last_line_is_a_warning_when_the_run_was_stopped()
    {
        var sink = Read("{\"loss\": 1}\n{\"loss\": 2}\n{\"lo");
        Assert.Equal("SC2128", sink.Problem.Code);
        Assert.Equal([1.0, 2], sink.Values("loss"));
    }

    [Fact]
    public void A_line_without_end_is_refused_in_bounded_memory()
    {
        using var endless = new GeneratedStream("{\"a\": \"", "xxxxxxxxxxxxxxxx", 200L << 20);
        var sink = new ListSink();
        new JsonLinesFormat().Read(endless, "metrics", sink);
        Assert.Equal("SC2115", sink.Problem.Code);
        Assert.True(endless.Served < 64L << 20);
    }

    [Theory]
    [InlineData("x.log", "{\"a\": 1}\n{\"a\": 2}\n", true)]
    [InlineData("x.jsonl", "{\"a\": 1}", true)]
    [InlineData("x.json", "{\"a\": 1}\n", false)]
    [InlineData("x.json", "{\n\"a\": 1}\n", false)]
    public void It_is_recognised_by_an_object_a_line(string name, string head, bool expected) =>
        Assert.Equal(expected, new JsonLinesFormat().Recognise(name, Encoding.UTF8.GetBytes(head)) is not null);

    [Fact]
    public void The_gemstones_are_read_as_published()
    {
        var sink = ListSink.Read(new JsonLinesFormat(), File.ReadAllBytes(SharedData.Path("gemstones/points/hot.jsonl")));
        Assert.Empty(sink.Diagnostics);
        Assert.Equal(220, sink.Values("final_loss").Length);
        var first = sink.Observations.First(observation => observation.Metric == "final_loss");
        Assert.Equal(3.1010556221, first.Value);
        Assert.True(first.Axes.TryGet("params_active_precise", out var parameters));
        Assert.Equal(543482880, parameters);
        Assert.Equal(NamedValues<string>.Of(("run_name", "PyGemma-1024x28_pretrain")), first.Labels);
    }
}
