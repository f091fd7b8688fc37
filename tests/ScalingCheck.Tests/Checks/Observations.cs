using ScalingCheck.Checks;

namespace ScalingCheck.Tests.Checks;

/// <summary>Short ways to write observations and checks.</summary>
internal static class Observations
{
    public static Observation Of(string metric, double value, params (string Name, object Value)[] coordinates)
    {
        var axes = coordinates.Where(c => c.Value is double or int).Select(c => KeyValuePair.Create(c.Name, Convert.ToDouble(c.Value, System.Globalization.CultureInfo.InvariantCulture)));
        var labels = coordinates.Where(c => c.Value is string).Select(c => KeyValuePair.Create(c.Name, (string)c.Value));
        return new Observation
        {
            Metric = metric,
            Value = value,
            Axes = NamedValues<double>.From(axes),
            Labels = NamedValues<string>.From(labels),
            Source = new SourceLocation("r.csv", 2),
        };
    }

    /// <summary>One observation a row, on the lines from 2 on.</summary>
    public static List<Observation> Curve(string metric, string axis, IEnumerable<double> x, IEnumerable<double> y, string? unit = null) =>
        [.. x.Zip(y).Select((point, i) => Of(metric, point.Second, (axis, point.First)) with { Unit = unit, Source = new SourceLocation("r.csv", i + 2) })];

    public static CheckSettings Check(string y = "loss", params string[] x) => new()
    {
        Name = "c",
        Kind = "scaling-law",
        Y = y,
        X = x.Length == 0 ? ["params"] : x,
        Better = Direction.Lower,
        At = new SourceLocation("scaling-check.yml", 4, 3),
    };

    public static Series Select(CheckSettings check, IReadOnlyList<Observation> observations)
    {
        var selection = SeriesSelection.Of(check, observations);
        Assert.Null(selection.Problem);
        return Assert.Single(selection.Series);
    }
}
