using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Checks;

/// <summary>The sizes that a check asks its law for: which reach a target, and how to split compute.</summary>
internal sealed record LawSizes
{
    public required IReadOnlyList<Estimate> Estimates { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static LawSizes Of(LawFit fit, CheckSettings settings, Series points, Func<string, Direction> better)
    {
        var asked = LawSettings.Of(settings);
        // A size far beyond the measured ones is as little to be trusted as a forecast there.
        var reached = fit.SizesForTargets.Select(size => (Quantity: size, Distance: settings.X.Count == 2
            ? size.Value / points.Points.Max(point => 6 * point.X[0] * point.X[1]) : ForecastDistance.Of(points, [size.Value])));
        var split = fit.Allocations.SelectMany(allocation =>
        {
            var distance = ForecastDistance.Of(points, [allocation.Parameters.Value, allocation.Tokens.Value]);
            return new[] { allocation.Parameters, allocation.Tokens, allocation.TokensPerParameter }.Select(quantity => (Quantity: quantity, Distance: distance));
        });
        var named = asked.TargetNames(settings).Zip(reached).Concat(asked.SplitNames(settings).Zip(split)).ToList();
        return new LawSizes
        {
            Estimates =
            [
                .. named.Select(size => ForecastDistance.Checked(size.Second.Quantity, size.Second.Distance, asked.MaxDistance)
                    .ToEstimate(settings, better(size.First), null) with { Name = size.First }),
            ],
            Warnings =
            [
                .. named.Where(size => size.Second.Quantity.NotIdentified is null && size.Second.Distance <= asked.MaxDistance)
                    .DistinctBy(size => (size.Second.Distance, size.First.Split('@')[^1]))
                    .Select(size => ForecastDistance.Warning(size.First, size.Second.Distance)).OfType<string>(),
            ],
        };
    }
}
