namespace ScalingCheck.Numerics.Planning;

public sealed class ElfvingProgramTests
{
    [Theory]
    [InlineData(2, 6, 1)]
    [InlineData(3, 8, 2)]
    [InlineData(3, 12, 3)]
    [InlineData(5, 10, 4)]
    public void It_finds_the_least_of_all_bases(int p, int n, int seed)
    {
        var random = new SplitMix(seed);
        for (var set = 0; set < 20; set++)
        {
            double[][] columns = [.. Enumerable.Range(0, n).Select(_ => Vector(random, p))];
            var goal = Vector(random, p);
            var v = ElfvingProgram.Solve(columns, goal)!;
            for (var k = 0; k < p; k++) Assert.Equal(goal[k], columns.Select((h, i) => h[k] * v[i]).Sum(), 1e-9);
            Assert.Equal(LeastOfAllBases(columns, goal), v.Sum(Math.Abs), 1e-9);
        }
    }

    [Fact]
    public void Two_sizes_at_the_ends_are_best_for_a_slope_whatever_lies_between()
    {
        double[][] columns = [[1, 0], [1, 1], [1, 3], [1, 4]];
        // The slope of a line on [0, 4]: v = ±1/4 at the ends.
        double[] expected = [-.25, 0, 0, .25];
        var v = ElfvingProgram.Solve(columns, [0, 1])!;
        for (var i = 0; i < 4; i++) Assert.Equal(expected[i], v[i], 1e-12);
    }

    [Fact]
    public void Repeated_and_ill_scaled_columns_are_no_obstacle()
    {
        double[][] columns = [[1e-9, 0], [1e-9, 0], [1e-9, 1e6], [1e-9, 1e6], [1e-9, 5e5]];
        Assert.Equal(2e-6, ElfvingProgram.Solve(columns, [0, 1])!.Sum(Math.Abs), 1e-15);
    }

    [Fact]
    public void Columns_that_do_not_span_the_space_have_no_solution()
    {
        Assert.Null(ElfvingProgram.Solve([[1, 2], [2, 4]], [0, 1]));
        Assert.Null(ElfvingProgram.Solve([[1, 2]], [0, 1]));
        Assert.Null(ElfvingProgram.Solve([[1, 0], [2, 0]], [1, 0]));
    }

    private static double[] Vector(SplitMix random, int p) =>
        [.. Enumerable.Range(0, p).Select(_ => (2 * random.NextDouble()) - 1)];

    private static double LeastOfAllBases(double[][] columns, double[] goal)
    {
        var p = goal.Length;
        var least = double.PositiveInfinity;
        for (var mask = 0; mask < 1 << columns.Length; mask++)
        {
            if (int.PopCount(mask) != p) continue;
            double[][] basis = [.. columns.Where((_, i) => (mask & (1 << i)) != 0)];
            if (Solution(basis, goal) is { } v) least = Math.Min(least, v.Sum(Math.Abs));
        }

        return least;
    }

    /// <summary>v with Σ v h = g over p columns; null when they are dependent.</summary>
    private static double[]? Solution(double[][] basis, double[] goal)
    {
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfColumnArrays(basis);
        return Math.Abs(matrix.Determinant()) < 1e-12
            ? null
            : matrix.Solve(MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(goal)).ToArray();
    }
}
