namespace ScalingCheck.Configuration.Proposal;

/// <summary>An axis to scale with, with the distinct sizes found on it.</summary>
internal sealed record SizeAxis(string Name, int Rank, IReadOnlyList<double> Sizes)
{
    /// <summary>Fewer sizes say nothing about a slope.</summary>
    public const int FewestSizes = 4;

    /// <summary>The axes that may be x, the likeliest first.</summary>
    /// <param name="anyName">Whether an axis may be a size whose name says nothing.</param>
    public static IReadOnlyList<SizeAxis> Of(IReadOnlyList<Observation> observations, Func<string, bool> anyName)
    {
        var axes = new List<SizeAxis>();
        foreach (var axis in observations.SelectMany(observation => observation.Axes).GroupBy(axis => axis.Key, axis => axis.Value))
        {
            if (SizeNames.Rank(axis.Key, anyName(axis.Key)) is not { } rank) continue;
            var sizes = axis.Where(size => size > 0 && double.IsFinite(size)).Distinct().Order().ToList();
            if (sizes.Count < FewestSizes || sizes[^1] / sizes[0] < 2) continue;
            axes.Add(new SizeAxis(axis.Key, rank, sizes));
        }

        return [.. axes.OrderBy(axis => axis.Rank).ThenBy(axis => axis.Name.Length).ThenBy(axis => axis.Name, StringComparer.Ordinal)];
    }

    /// <summary>True when the two vary independently enough for a law in both.</summary>
    public static bool AreIndependent(string first, string second, IReadOnlyList<Observation> observations)
    {
        var pairs = observations
            .Select(o => o.Axes.TryGet(first, out var x) && o.Axes.TryGet(second, out var y) && x > 0 && y > 0
                ? (X: Math.Log(x), Y: Math.Log(y)) : (X: double.NaN, Y: double.NaN))
            .Where(pair => double.IsFinite(pair.X) && double.IsFinite(pair.Y)).ToList();
        if (pairs.Count < 8) return false;
        var (meanX, meanY) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        var xx = pairs.Sum(pair => (pair.X - meanX) * (pair.X - meanX));
        var yy = pairs.Sum(pair => (pair.Y - meanY) * (pair.Y - meanY));
        var xy = pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY));
        return xx > 0 && yy > 0 && xy * xy / (xx * yy) < 0.95;
    }

    /// <summary>Ten times the largest size, as a number that one can say: 1, 2 or 5 and zeros.</summary>
    public double Forecast()
    {
        var target = 10 * Sizes[^1];
        var power = Math.Pow(10, Math.Floor(Math.Log10(target)));
        double[] friendly = [power, 2 * power, 5 * power, 10 * power];
        return friendly.MinBy(candidate => Math.Abs(Math.Log(candidate / target)));
    }
}
