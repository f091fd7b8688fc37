using System.Globalization;
using System.Text;
using ScalingCheck.Collect;
using ScalingCheck.Tests.Collect.Reading;

namespace ScalingCheck.Tests.Collect;

public sealed class CsvFormatTests
{
    private static ListSink Read(string text) => ListSink.Read(new CsvFormat(), text);

    [Fact]
    public void Every_number_of_a_row_is_an_observation_with_the_other_numbers_as_axes()
    {
        var sink = Read("model,params,loss\nsmall,1e6,3.5\n");

        Assert.Empty(sink.Diagnostics);
        Assert.Equal(2, sink.Observations.Count);
        var loss = sink.One("loss");
        Assert.Equal(3.5, loss.Value);
        Assert.Equal(NamedValues<double>.Of(("params", 1e6)), loss.Axes);
        Assert.Equal(NamedValues<string>.Of(("model", "small")), loss.Labels);
        Assert.Equal(new SourceLocation("metrics", 2), loss.Source);
        Assert.Equal(NamedValues<double>.Of(("loss", 3.5)), sink.One("params").Axes);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void The_separator_is_found_when_it_is(string separator) =>
        Assert.Equal([1.5], Read($"a{separator}b\n1{separator}1.5").Values("b"));

    [Theory]
    [InlineData("")]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void Numbers_are_the_same_when_the_culture_changes(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        Assert.Equal([1.5, 1e-3], Read("a;b\n1;1.5\n2;1e-3\n").Values("b"));
        Assert.Contains("1.5", Read("a;b\n1;1.5\n1,5;2\n").Problem.Message.Replace("1,5", "1.5"), StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_cells_are_skipped_when_nothing_was_logged()
    {
        var sink = Read("train_loss,val_loss,step\n0.5,,1\n,0.6,1\n");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal([0.5], sink.Values("train_loss"));
        Assert.Equal([0.6], sink.Values("val_loss"));
        Assert.Equal(NamedValues<double>.Of(("step", 1)), sink.One("val_loss").Axes);
    }

    [Fact]
    public void Nan_and_infinity_are_kept_when_a_run_diverged() =>
        Assert.Equal([1, double.NaN, double.PositiveInfinity, double.NegativeInfinity], Read("loss,n\n1,1\nnan,2\ninf,3\n-Infinity,4\n").Values("loss"));

    [Fact]
    public void Text_in_a_number_column_is_an_error_with_its_place()
    {
        var problem = Read("params,loss\n1,2\n3,oops\n").Problem;
        Assert.Equal("SC2106", problem.Code);
        Assert.Equal(new SourceLocation("metrics", 3, 3), problem.Location);
        Assert.Contains("'loss'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("'oops'", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("params;loss\n1;2.5\n3;1,5\n", 3)]
    [InlineData("params;loss\n1;2,5\n3;1,5\n", 2)]
    [InlineData("params;width\n1;1.234,5\n", 2)]
    [InlineData("params,loss\n1,\"2,5\"\n", 2)]
    public void A_decimal_comma_gets_its_own_hint(string text, int line)
    {
        var problem = Read(text).Diagnostics[0];
        Assert.Equal("SC2106", problem.Code);
        Assert.Equal(line, problem.Location!.Value.Line);
        Assert.Contains("decimal comma: use a point", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_commas_are_text_when_the_separator_is_a_comma()
    {
        var sink = Read("model,gpus,loss\n\"6 Enc, 6 Dec\",\"0,1\",2\n");
        Assert.Equal(NamedValues<string>.Of(("model", "6 Enc, 6 Dec"), ("gpus", "0,1")), sink.One("loss").Labels);
    }

    [Fact]
    public void Numbers_in_a_text_column_are_text_unless_its_name_says_that_it_is_measured()
    {
        Assert.Equal(NamedValues<string>.Of(("id", "12")), Read("id,loss\na1,1\n12,2\n").Observations[1].Labels);

        var problem = Read("id,loss\na,N/A\nb,2\n").Problem;
        Assert.Equal("SC2106", problem.Code);
        Assert.Equal(new SourceLocation("metrics", 2, 3), problem.Location);
    }

    [Fact]
    public void Hashes_that_look_like_numbers_are_text()
    {
        var sink = Read("commit,run,loss\n1234567,a1,1\n75e571679192,8e5554449,2\nab12,b,3\n");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal(NamedValues<string>.Of(("commit", "75e571679192"), ("run", "8e5554449")), sink.Observations[1].Labels);
        Assert.Equal([1.0, 2, 3], sink.Values("loss"));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e999")]
    public void A_number_too_large_for_a_double_is_refused(string number) =>
        Assert.Equal("SC2107", Read($"a,b\n1,{number}\n").Problem.Code);

    [Theory]
    [InlineData("", "SC2102", 0)]
    [InlineData("\n \n", "SC2102", 0)]
    [InlineData("a,b\n", "SC2102", 0)]
    [InlineData("a,b\nx,y\n", "SC2102", 0)]
    [InlineData("1,2\n3,4\n", "SC2109", 1)]
    [InlineData("loss,x,loss\n1,2,3\n", "SC2108", 1)]
    [InlineData("a,b\n1,2\n3\n4,5\n", "SC2110", 3)]
    [InlineData("a,b\n1,2,3\n", "SC2110", 2)]
    [InlineData("a,b\n1,\"x\n2,3\n", "SC2111", 2)]
    [InlineData("a,b\n1,5\" disk\n2,6\" disk\n", "SC2111", 2)]
    [InlineData("a,b\n1,2\n\0\0\n", "SC2103", 3)]
    public void A_broken_file_is_an_error_with_its_line(string text, string code, int line)
    {
        var sink = Read(text);
        Assert.Equal(code, sink.Problem.Code);
        Assert.Equal(line, sink.Problem.Location!.Value.Line);
    }

    [Fact]
    public void Half_a_last_row_is_a_warning_when_the_run_was_stopped()
    {
        var sink = Read("a,b\n1,2\n3");
        Assert.Equal("SC2128", sink.Problem.Code);
        Assert.Equal([1.0], sink.Values("a"));
    }

    [Fact]
    public void A_last_row_without_line_break_counts() => Assert.Equal([1.0, 3], Read("a,b\r\n1,2\r\n3,4").Values("a"));

    [Fact]
    public void Lines_are_counted_through_quotes_and_blank_lines()
    {
        var sink = Read("note,loss\n\"two\nlines\",1\n\n\"x\"\"y\",2\n");
        Assert.Equal([2, 5], sink.Observations.Select(observation => observation.Source.Line));
        Assert.Equal(NamedValues<string>.Of(("note", "x\"y")), sink.Observations[1].Labels);
    }

    [Fact]
    public void Columns_without_a_name_are_left_out() =>
        Assert.Equal(NamedValues<double>.Of(("n", 5)), Read(",loss,n\n0,1.5,5\n").One("loss").Axes);

    [Fact]
    public void A_header_written_again_is_skipped() => Assert.Equal([0.5, 0.4], Read("epoch,loss\n0,0.5\nepoch,loss\n0,0.4\n").Values("loss"));

    [Fact]
    public void Blanks_around_cells_are_ignored()
    {
        var sink = Read("a, b , model\n1, 2 , \"x\" \n");
        Assert.Equal(NamedValues<double>.Of(("b", 2)), sink.One("a").Axes);
        Assert.Equal(NamedValues<string>.Of(("model", "x")), sink.One("a").Labels);
    }

    [Fact]
    public void No_more_than_ten_bad_cells_are_reported() =>
        Assert.Equal(10, Read("n,a\n1,1\n" + string.Concat(Enumerable.Repeat("1,x\n", 50))).Diagnostics.Count);

    [Fact]
    public void Too_many_columns_are_refused() =>
        Assert.Equal("SC2115", Read(string.Join(',', Enumerable.Range(0, 3000).Select(i => $"c{i}"))).Problem.Code);

    [Fact]
    public void Invalid_utf8_is_an_error_with_its_place()
    {
        var problem = ListSink.Read(new CsvFormat(), [.. "a,b\n1,2\n"u8, 0xFF, .. ",3\n"u8]).Problem;
        Assert.Equal("SC2104", problem.Code);
        Assert.Equal(new SourceLocation("metrics", 3, 1), problem.Location);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Byte_order_marks_are_honoured(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var sink = ListSink.Read(new CsvFormat(), [.. encoding.GetPreamble(), .. encoding.GetBytes("größe,loss\n1,2\n")]);
        Assert.Empty(sink.Diagnostics);
        Assert.Equal(NamedValues<double>.Of(("größe", 1)), sink.One("loss").Axes);
    }

    [Fact]
    public void Unwanted_metrics_are_axes_but_not_observations()
    {
        var sink = new ListSink("loss");
        new CsvFormat().Read(new MemoryStream("params,tokens,loss\n1,2,3\n"u8.ToArray()), "metrics", sink);
        Assert.Equal(NamedValues<double>.Of(("params", 1), ("tokens", 2)), Assert.Single(sink.Observations).Axes);
    }

    [Theory]
    [InlineData("x.csv", "loss\n1\n", true)]
    [InlineData("x.txt", "a,b\n1,2\n", true)]
    [InlineData("x.txt", "a\tb\n1\t2\n", true)]
    [InlineData("x.txt", "Hello, world\nThis is, of course, prose.\n", false)]
    [InlineData("x.txt", "loss\n1\n", false)]
    [InlineData("x.csv", "\0\0\0", false)]
    public void It_is_recognised_by_its_shape(string name, string head, bool expected) =>
        Assert.Equal(expected, new CsvFormat().Recognise(name, Encoding.UTF8.GetBytes(head)) is not null);

    [Fact]
    public void The_chinchilla_points_are_read_as_published()
    {
        var sink = ListSink.Read(new CsvFormat(), File.ReadAllBytes(SharedData.Path("chinchilla/points240.csv")));
        Assert.Empty(sink.Diagnostics);
        Assert.Equal(240, sink.Values("loss").Length);
        Assert.Equal(960, sink.Observations.Count);
        var first = sink.Observations.First(observation => observation.Metric == "loss");
        Assert.Equal(3.395737776160633, first.Value);
        Assert.Equal(
            NamedValues<double>.Of(("flop", 9.08578900048968e+18), ("params", 1730543416.124146), ("tokens", 875041997.0045102)), first.Axes);
    }

    [Fact]
    public void The_learning_curves_keep_model_names_with_commas()
    {
        var sink = ListSink.Read(new CsvFormat(), File.ReadAllBytes(SharedData.Path("revisiting/benchmark.lang.csv")));
        Assert.Empty(sink.Diagnostics);
        Assert.Equal(1399, sink.Values("Loss").Length);
        var first = sink.Observations.First(observation => observation.Metric == "Loss");
        Assert.Equal(0.9311752923076924, first.Value);
        Assert.Equal(
            NamedValues<string>.Of(("Domain", "NMT"), ("Model", "6 Enc, 6 Dec"), ("Task", "log_perplexity")), first.Labels);

        var vision = ListSink.Read(new CsvFormat(), File.ReadAllBytes(SharedData.Path("revisiting/benchmark.vision.csv")));
        Assert.Empty(vision.Diagnostics);
        Assert.Equal(18883, vision.Values("Loss").Length);
    }

    [Fact]
    public void The_cerebras_table_leaves_out_what_was_not_measured()
    {
        var sink = ListSink.Read(new CsvFormat(), File.ReadAllBytes(SharedData.Path("cerebras-gpt/cerebras_gpt.csv")));
        Assert.Empty(sink.Diagnostics);
        Assert.Equal([2.566, 2.299, 2.184, 1.996, 1.834, 1.704, 1.575], sink.Values("pile_test_xent"));
        Assert.Equal(6, sink.Values("piqa").Length);
        Assert.True(sink.Observations[^1].Axes.TryGet("params", out var largest));
        Assert.Equal(13e9, largest);
    }
}
