using System.Globalization;
using System.Text;
using ScalingCheck.Collect;
using ScalingCheck.Tests.Collect.Reading;

namespace ScalingCheck.Tests.Collect;

public sealed class BenchmarkDotNetFormatTests
{
    private const string Head = "{\"Title\": \"t\", \"HostEnvironmentInfo\": {\"BenchmarkDotNetVersion\": \"0.15.8\"}, \"Benchmarks\": [";

    private static ListSink Read(params string[] benchmarks) =>
        ListSink.Read(new BenchmarkDotNetFormat(), Head + string.Join(",\n", benchmarks) + "]}");

    private static string Benchmark(string parameters = "", string job = "DefaultJob", string statistics = "{\"N\": 15, \"Mean\": 1500.0, \"StandardError\": 2.5}") => $$"""
        {"DisplayInfo": "Sorting.Quick: {{job}} [{{parameters}}]", "Namespace": "Demo", "Type": "Sorting", "Method": "Quick", "MethodTitle": "Quick",
         "Parameters": "{{parameters}}", "FullName": "Demo.Sorting.Quick(N: 100)", "Statistics": {{statistics}}, "Memory": {"BytesAllocatedPerOperation": 424} }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Time_and_memory_are_observations_in_seconds_and_bytes(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var sink = Read(Benchmark("N=100&x=1.5&Kind=Fast"));
        Assert.Empty(sink.Diagnostics);
        var time = sink.One("time");
        Assert.Equal(1.5e-6, time.Value, 1e-20);
        Assert.Equal(2.5e-9, time.StandardError!.Value, 1e-20);
        Assert.Equal((15, "s"), (time.Replicates, time.Unit));
        Assert.Equal(NamedValues<double>.Of(("N", 100), ("x", 1.5)), time.Axes);
        Assert.Equal(
            NamedValues<string>.Of(("Kind", "Fast"), ("benchmark", "Sorting.Quick"), ("method", "Quick"), ("namespace", "Demo"), ("type", "Sorting")),
            time.Labels);
        Assert.Equal((424.0, "B"), (sink.One("allocated").Value, sink.One("allocated").Unit));
    }

    [Theory]
    [InlineData("N=1_000_000", 1e6)]
    [InlineData("N=1 000", 1000.0)]
    [InlineData("N=1,000,000", 1e6)]
    [InlineData("N=-5", -5.0)]
    [InlineData("N=1e6", 1e6)]
    [InlineData("N=1,5", null)]
    [InlineData("N=1,000", null)]
    public void Sizes_are_numbers_only_when_they_are_clear(string parameters, double? expected)
    {
        var sink = Read(Benchmark(parameters));
        double? size = sink.One("time").Axes.TryGet("N", out var number) ? number : null;
        Assert.Equal(expected, size);
        Assert.Equal(expected is null ? ["SC2129"] : [], sink.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{\"N\": 0}")]
    public void A_failed_benchmark_is_named(string statistics)
    {
        var sink = Read(Benchmark("N=10"), Benchmark("N=20", statistics: statistics));
        Assert.Equal("SC2118", sink.Problem.Code);
        Assert.Contains("Sorting.Quick [N=20]", sink.Problem.Message, StringComparison.Ordinal);
        Assert.Single(sink.Values("time"));
    }

    [Fact]
    public void The_job_is_a_label_when_there_are_several()
    {
        var sink = Read(Benchmark("N=1", ".NET 8.0(Runtime=.NET 8.0)"), Benchmark("N=1", ".NET 10.0(Runtime=.NET 10.0)"));
        Assert.True(sink.Observations[0].Labels.TryGet("job", out var job));
        Assert.Equal(".NET 8.0(Runtime=.NET 8.0)", job);
    }

    [Fact]
    public void An_old_report_without_full_names_is_read()
    {
        var sink = Read("{\"DisplayInfo\": \"A.B: DefaultJob\", \"Namespace\": null, \"Type\": \"A\", \"Method\": \"B\", \"Statistics\": {\"N\": 1, \"Mean\": 2, \"StandardError\": \"NaN\"}}");
        Assert.Empty(sink.Diagnostics);
        Assert.Equal(NamedValues<string>.Of(("benchmark", "A.B"), ("method", "B"), ("type", "A")), sink.One("time").Labels);
        Assert.Equal(double.NaN, sink.One("time").StandardError);
    }

    [Theory]
    [InlineData("{}", "SC2116")]
    [InlineData("{\"Benchmarks\": []}", "SC2102")]
    [InlineData("{\"Benchmarks\": [", "SC2112")]
    [InlineData("", "SC2102")]
    public void A_broken_report_is_an_error(string text, string code) =>
        Assert.Equal(code, ListSink.Read(new BenchmarkDotNetFormat(), text).Problem.Code);

    [Fact]
    public void It_is_recognised_by_its_host_information() =>
        Assert.NotNull(new BenchmarkDotNetFormat().Recognise("x", Encoding.UTF8.GetBytes(Head)));

    [Fact]
    public void Published_reports_are_read()
    {
        var memory = ListSink.Read(new BenchmarkDotNetFormat(), File.ReadAllBytes(SharedData.Path("formats/benchmarkdotnet/bencher_memory.json")));
        Assert.Empty(memory.Diagnostics);
        Assert.Equal([77.49449412027995 * 1e-9, 54.648447036743164 * 1e-9], memory.Values("time"));
        Assert.Equal([368.0, 184], memory.Values("allocated"));
        Assert.Equal(3, memory.Observations[0].Replicates);
        Assert.Equal(0.6789405784819621e-9, memory.Observations[0].StandardError!.Value, 1e-23);

        var old = ListSink.Read(new BenchmarkDotNetFormat(), File.ReadAllBytes(SharedData.Path("formats/benchmarkdotnet/gha_benchmarkdotnet.json")));
        Assert.Empty(old.Diagnostics);
        Assert.Equal([24.4202085009643 * 1e-9, 51.52008151549559 * 1e-9], old.Values("time"));
        Assert.Empty(old.Values("allocated"));
    }
}
