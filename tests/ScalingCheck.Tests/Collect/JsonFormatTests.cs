using System.Globalization;
using ScalingCheck.Collect;
using ScalingCheck.Tests.Collect.Reading;

namespace ScalingCheck.Tests.Collect;

public sealed class JsonFormatTests
{
    private static ListSink Read(string text) => ListSink.Read(new JsonFormat(), text);

    [Fact]
    public void An_array_of_objects_is_rows()
    {
        var sink = Read("[{\"model\": \"a\", \"params\": 1e6, \"loss\": 3.5},\n {\"model\": \"b\", \"params\": 2e6, \"loss\": 3}]");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal([3.5, 3], sink.Values("loss"));
        var last = sink.Observations[^1];
        Assert.Equal(NamedValues<double>.Of(("params", 2e6)), last.Axes);
        Assert.Equal(NamedValues<string>.Of(("model", "b")), last.Labels);
        Assert.Equal(new SourceLocation("metrics", 2, 2), last.Source);
    }

    [Fact]
    public void An_object_of_lists_is_columns()
    {
        var sink = Read("{\"model\": \"a\", \"scale\": 2, \"params\": [1, 2], \"loss\": [3, null]}");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal([3.0], sink.Values("loss"));
        Assert.Equal([1.0, 2], sink.Values("params"));
        Assert.Equal(NamedValues<double>.Of(("params", 1), ("scale", 2)), sink.One("loss").Axes);
        Assert.Equal(NamedValues<string>.Of(("model", "a")), sink.One("loss").Labels);
    }

    [Fact]
    public void One_list_of_rows_in_an_object_is_found_with_what_stands_beside_it()
    {
        var sink = Read("{\"params\": 1e6, \"run\": \"x\", \"tags\": [\"t\"], \"history\": [{\"step\": 1, \"loss\": 3}, {\"step\": 2, \"loss\": 2}]}");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal([3.0, 2], sink.Values("loss"));
        Assert.Empty(sink.Values("params"));
        Assert.Equal(NamedValues<double>.Of(("params", 1e6), ("step", 2)), sink.Observations[^1].Axes);
        Assert.Equal(NamedValues<string>.Of(("run", "x")), sink.Observations[^1].Labels);
        Assert.Equal([3.0], Read("{\"data\": {\"rows\": [{\"loss\": 3}]}}").Values("loss"));
    }

    [Fact]
    public void An_object_of_metrics_is_one_row_with_dots_for_nesting()
    {
        var sink = Read("{\"train\": {\"loss\": 3}, \"ok\": true, \"name\": \"x\\u0041\", \"notes\": [1, 2], \"x\": null}");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal(3, sink.One("train.loss").Value);
        Assert.Equal(NamedValues<string>.Of(("name", "xA"), ("ok", "true")), sink.Observations[0].Labels);
    }

    [Fact]
    public void Lists_deep_inside_do_not_hide_the_metrics()
    {
        Assert.Equal([3.0], Read("{\"loss\": 3, \"config\": {\"layers\": [{\"n\": 1}]}}").Values("loss"));
        Assert.Equal([3.0], Read("{\"m\": {\"loss\": 3, \"a\": [{\"n\": 1}], \"b\": [{\"n\": 1}]}}").Values("m.loss"));
    }

    [Fact]
    public void Bare_nan_and_infinity_are_read_as_python_writes_them()
    {
        var sink = Read("[{\"NaN\": \"say NaN \\\" Infinity\", \"loss\": NaN}, {\"loss\": -Infinity}, {\"loss\": Infinity}, {\"loss\": \"nan\"}]");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal([double.NaN, double.NegativeInfinity, double.PositiveInfinity, double.NaN], sink.Values("loss"));
        Assert.Equal(NamedValues<string>.Of(("NaN", "say NaN \" Infinity")), sink.Observations[0].Labels);
    }

    [Theory]
    [InlineData("", "SC2102", 0, 0)]
    [InlineData(" \n", "SC2102", 0, 0)]
    [InlineData("{}", "SC2102", 0, 0)]
    [InlineData("[]", "SC2102", 0, 0)]
    [InlineData("{\"a\": \"b\"}", "SC2102", 0, 0)]
    [InlineData("[{\"a\": 1},\n", "SC2112", 2, 1)]
    [InlineData("[{\"a\": 1},\n {\"a\"", "SC2112", 2, 6)]
    [InlineData("{\"a\": 1,\n  \"b\": oops}", "SC2112", 2, 8)]
    [InlineData("{NaN: 1}", "SC2112", 1, 2)]
    [InlineData("[1NaN]", "SC2112", 1, 3)]
    [InlineData("{\"a\": 1} x", "SC2112", 1, 10)]
    [InlineData("[{\"a\": 1e400}]", "SC2107", 1, 8)]
    [InlineData("[{\"a\": 1, \"a\": 2}]", "SC2108", 1, 16)]
    [InlineData("[{\"a\": 1}, 5]", "SC2116", 1, 12)]
    [InlineData("5", "SC2116", 1, 1)]
    [InlineData("{\"a\": [{\"x\": 1}], \"b\": [{\"x\": 1}]}", "SC2116", 1, 1)]
    [InlineData("{\"a\": [1, 2], \"b\": [1]}", "SC2117", 1, 20)]
    [InlineData("[{\"a\": 1},\n{\"a\": \"oops\"}]", "SC2106", 2, 8)]
    [InlineData("[{\"a\": 1},\n{\"a\": \"1,5\"}]", "SC2106", 2, 8)]
    [InlineData("[{\"a\": 1\0}]", "SC2103", 1, 0)]
    public void A_broken_document_is_an_error_with_its_place(string text, string code, int line, int column)
    {
        var problem = Read(text).Problem;
        Assert.Equal(code, problem.Code);
        Assert.Equal(new SourceLocation("metrics", line, column), problem.Location);
    }

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, "SC2113")]
    [InlineData(100_000, "SC2113")]
    public void Deep_nesting_is_refused(int depth, string? code)
    {
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "{\"loss\":1}" + new string('}', depth);
        Assert.Equal(code, Read(nested).Diagnostics.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_huge_document_is_refused_without_reading_it_all()
    {
        using var endless = new GeneratedStream("[1,1,1,1,1,1,1,1]", "            ", 400L << 20);
        var sink = new ListSink();
        new JsonFormat().Read(endless, "metrics", sink);
        Assert.Equal("SC2114", sink.Problem.Code);
        Assert.True(endless.Served < 257L << 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Numbers_are_the_same_when_the_culture_changes(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        Assert.Equal([1.5], Read("[{\"loss\": 1.5}]").Values("loss"));
    }

    [Theory]
    [InlineData("x", "  {\"a\": NaN, \"b\"", true)]
    [InlineData("x", "[1, 2", true)]
    [InlineData("x", "[INFO] started", false)]
    [InlineData("x.json", "[INFO] started", true)]
    [InlineData("x", "a,b\n1,2\n", false)]
    public void It_is_recognised_by_its_first_tokens(string name, string head, bool expected) =>
        Assert.Equal(expected, new JsonFormat().Recognise(name, System.Text.Encoding.UTF8.GetBytes(head)) is not null);

    [Fact]
    public void Half_a_surrogate_pair_is_kept_as_it_is_written() =>
        Assert.Equal(NamedValues<string>.Of(("m", "\\ud800")), Read("{\"m\": \"\\ud800\", \"a\": 1}").Observations[0].Labels);
}
