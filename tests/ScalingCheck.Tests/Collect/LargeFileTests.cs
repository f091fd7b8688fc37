using ScalingCheck.Collect;

namespace ScalingCheck.Tests.Collect;

public sealed class LargeFileTests
{
    private const string Line = "small,1000000,20000000,0.5,2.345678,100\n";

    [Fact]
    public void A_large_table_is_read_in_bounded_memory()
    {
        const long size = 200L << 20;
        using var table = new GeneratedStream("model,params,tokens,lr,loss,step\n", Line, size);
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
            if (++Count % 1_000_000 == 0) MostLive = Math.Max(MostLive, GC.GetTotalMemory(forceFullCollection: true));
            return true;
        }

        // The stream ends inside a row, as a killed run would.
        public override void Report(Diagnostics.Diagnostic diagnostic)
        {
            if (diagnostic.Code != "SC2128") Problems.Add(diagnostic);
        }
    }
}
