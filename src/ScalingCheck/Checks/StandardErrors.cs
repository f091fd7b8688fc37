using ScalingCheck.Diagnostics;

namespace ScalingCheck.Checks;

/// <summary>Standard errors of a metric: beside each value, or a metric of their own on the same line of the same file.</summary>
internal sealed class StandardErrors
{
    private readonly CheckSettings _settings;
    private readonly Dictionary<(string? File, int Line, NamedValues<double> Axes, NamedValues<string> Labels), double>? _column;

    private StandardErrors(
        CheckSettings settings, Dictionary<(string? File, int Line, NamedValues<double> Axes, NamedValues<string> Labels), double>? column) =>
        (_settings, _column) = (settings, column);

    /// <summary>What is missing; null when nothing is.</summary>
    public Diagnostic? Problem { get; private init; }

    public static StandardErrors Of(CheckSettings settings, IReadOnlyList<Observation> observations)
    {
        if (settings.Error is null) return new(settings, null);
        var column = observations.Where(observation => observation.Metric == settings.Error)
            .GroupBy(observation => Place(settings, observation)).ToDictionary(place => place.Key, place => place.Last().Value);
        if (column.Count > 0) return new(settings, column);
        var metrics = observations.Select(observation => observation.Metric).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(settings, column) { Problem = Catalogue.MissingMetric(settings.Name, settings.Error, metrics, settings.At) };
    }

    public double? For(Observation observation) =>
        _column is null ? observation.StandardError : _column.TryGetValue(Place(_settings, observation), out var error) ? error : null;

    // In a table every number of a row is an axis of the others: each of the two metrics has the other one.
    private static (string? File, int Line, NamedValues<double> Axes, NamedValues<string> Labels) Place(CheckSettings settings, Observation observation) =>
        (observation.Source.File, observation.Source.Line, observation.Axes.Without(settings.Y, settings.Error!), observation.Labels);
}
