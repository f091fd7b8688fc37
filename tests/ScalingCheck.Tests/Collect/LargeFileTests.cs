using ScalingCheck.Collect;

namespace ScalingCheck.Tests.Collect;

[Collection(LargeFiles.Name)]
public sealed class LargeFileTests
{
    // Wide enough that the test is about memory, not about the patience of whoever runs it.
    private static readonly string Line = $"{new string('m', 200)},1000000,2.345678\n";

    [Fact]
    public void A_large_table_is_read_in_bounded_memory()
    {
        const long size = 200L << 20;
        using var table = new GeneratedStream("model,params,loss\n", Line, size);
        var sink = new CountingSink();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        new CsvFormat().Read(table, "big.csv", sink);

        Assert.Empty(sink.Problems);
        Assert.InRange(sink.Count, table.Served / Line.Length - 2, table.Served / Line.Length);
        Assert.True(sink.MostLive - before < 16 << 20, $"{(sink.MostLive - before) >> 20} MiB live");
    }

    private sealed class CountingSink : ObservationSink
    {
        public long Count { get; private set; }

        public long MostLive { get; private set; }

        public List<Diagnostics.Diagnostic> Problems { get; } = [];

        public override bool Wants(string metric) => metric == "loss";

        public override bool Add(Observation observation)
        {
            if (++Count % 200_000 == 0) MostLive = Math.Max(MostLive, GC.GetTotalMemory(forceFullCollection: true));
            return true;
        }

        // The stream ends inside a row, as a killed run would.
        public override void Report(Diagnostics.Diagnostic diagnostic)
        {
            if (diagnostic.Code != "SC2128") Problems.Add(diagnostic);
        }
    }
}
