namespace ScalingCheck.Numerics.ChangePoints;

public sealed class SortedWindowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Median_and_deviation_are_those_of_the_sorted_values(int window)
    {
        // Rounded, so that ties occur.
        var values = Noise.White(300, 3).Select(x => Math.Round(2 * x) / 2).ToArray();
        var sorted = new SortedWindow(window);
        for (var t = 0; t < values.Length; t++)
        {
            if (t >= window) sorted.Remove(values[t - window]);
            sorted.Add(values[t]);
            var now = values[Math.Max(0, t + 1 - window)..(t + 1)];
            var median = Median(now);
            Assert.Equal(now.Order(), sorted.Values.ToArray());
            Assert.Equal(median, sorted.Median);
            var deviation = Median([.. now.Select(x => Math.Abs(x - median))]);
            var expected = deviation > 0 ? 1.4826 * deviation : 1.2533 * now.Average(x => Math.Abs(x - median));
            Assert.Equal(expected, sorted.Scale(), 1e-14);
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values = [.. values]);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
