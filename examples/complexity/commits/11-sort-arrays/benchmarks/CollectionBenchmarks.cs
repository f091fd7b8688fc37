using BenchmarkDotNet.Attributes;

namespace SmallCollections.Benchmarks;

public class CollectionBenchmarks
{
    // A processor learns the branches of a short input by heart when it sees the same one again and again, and small
    // sizes would look faster than they are. So each call takes the next N values of a long list.
    private const int PoolSize = 1 << 20;

    private int[] pool = [];
    private int[] sorted = [];
    private int[] work = [];
    private int start;

    [Params(1024, 2048, 4096, 8192, 16384, 32768, 65536)]
    public int N { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        Random random = new(1);
        pool = [.. Enumerable.Range(0, PoolSize).Select(_ => random.Next(N))];
        sorted = [.. pool.Take(N).Order()];
        work = new int[N];
    }

    [Benchmark]
    public void Sort()
    {
        NextInput().CopyTo(work);
        Sorting.Sort(work);
    }

    [Benchmark]
    public int Deduplicate()
    {
        NextInput().CopyTo(work);
        return Deduplication.Deduplicate<int>(work);
    }

    /// <summary>N searches among N values.</summary>
    [Benchmark]
    public int Search()
    {
        int sum = 0;
        foreach (int value in NextInput())
            sum += Searching.Search<int>(sorted, value);
        return sum;
    }

    private ReadOnlySpan<int> NextInput()
    {
        ReadOnlySpan<int> input = pool.AsSpan(start, N);
        start = (start + N) % PoolSize;
        return input;
    }
}
