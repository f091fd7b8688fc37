using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class FitDataTests
{
    [Fact]
    public void Later_changes_of_the_arrays_do_not_reach_the_points()
    {
        double[] x = [1, 2], y = [3, 4], weights = [5, 6], errors = [7, 8];
        var weighted = new FitData(x, y, weights);
        var measured = new FitData(x, y, standardErrors: errors);

        foreach (var array in new[] { x, y, weights, errors }) array.AsSpan().Clear();

        Assert.Equal([1, 2], weighted.Axis(0));
        Assert.Equal([3, 4], weighted.Y);
        Assert.Equal([5, 6], weighted.Weights);
        Assert.Equal([7, 8], measured.StandardErrors);
    }

    [Fact]
    public void It_knows_its_shape()
    {
        var data = new FitData([[1, 2, 3], [4, 5, 6]], [7, 8, 9]);

        Assert.Equal((3, 2), (data.Count, data.AxisCount));
        Assert.Throws<IndexOutOfRangeException>(() => data.Axis(2).Length);
    }

    [Fact]
    public void Arrays_that_do_not_belong_together_are_a_mistake_of_the_program()
    {
        Assert.Throws<ArgumentException>(() => new FitData([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new FitData([1], [1], weights: [1, 2]));
        Assert.Throws<ArgumentException>(() => new FitData([1], [1], standardErrors: [1, 2]));
        Assert.Throws<ArgumentException>(() => new FitData([1], [1], [1], [1]));
        Assert.Throws<ArgumentException>(() => new FitData(Array.Empty<double[]>(), [1]));
        Assert.Throws<ArgumentNullException>(() => new FitData([[1], null!], [1]));
        Assert.Throws<ArgumentException>(() => new FitData([1], [1]) { Groups = [1, 2] });
    }
}
