namespace ScalingCheck.Benchmarks.Gates;

/// <summary>Means over simulated sets, in parallel and the same whatever the number of processors.</summary>
internal static class RateStudy
{
    private const int Block = 250;

    /// <param name="sets">Number of sets.</param>
    /// <param name="seed">Seed of the cell; every block of sets derives its own from it.</param>
    /// <param name="columns">How many numbers a set gives.</param>
    /// <param name="simulate">Adds the numbers of one set to its second argument.</param>
    /// <returns>The mean of every number.</returns>
    public static double[] Mean(int sets, int seed, int columns, Action<Random, double[]> simulate)
    {
        var blocks = new double[(sets + Block - 1) / Block][];
        Parallel.For(0, blocks.Length, block =>
        {
            var random = new Random(unchecked(seed * 1_000_003 + block));
            var sums = new double[columns];
            for (var set = block * Block; set < Math.Min(sets, (block + 1) * Block); set++) simulate(random, sums);
            blocks[block] = sums;
        });
        return [.. Enumerable.Range(0, columns).Select(column => blocks.Sum(block => block[column]) / sets)];
    }
}
