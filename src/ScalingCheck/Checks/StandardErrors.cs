using ScalingCheck.Diagnostics;

namespace ScalingCheck.Checks;

/// <summary>Standard errors of a metric: beside each value, or a metric of their own on the same line of the same file.</summary>
internal sealed class StandardErrors
{
    private readonly Dictionary<(string? File, int Line, NamedValues<double> Axes, NamedValues<string> Labels), double>? _column;

    private StandardErrors(Dictionary<(string? File, int Line, NamedValues<double> Axes, NamedValues<string> Labels), double>? column) =>
        _column = column;

    /// <summary>What is missing; null when nothing is.</summary>
    public Diagnostic? Problem { get; private init; }

    public static StandardErrors Of(CheckSettings settings, IReadOnlyList<Observation> observations)
    {
        if (settings.Error is null) return new(null);
        var column = observations.Where(observation => observation.Metric == settings.Error)
            .GroupBy(Place).ToDictionary(place => place.Key, place => place.Last().Value);
        if (column.Count > 0) return new(column);
        var metrics = observations.Select(observation => observation.Metric).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(column) { Problem = Catalogue.MissingMetric(settings.Name, settings.Error, metrics, settings.At) };
    }

    public double? For(Observation observation) =>
        _column is null ? observation.StandardError : _column.TryGetValue(Place(observation), out var error) ? error : null;

    private static (string? File, int Line, NamedValues<double> Axes, NamedValues<string> Labels) Place(Observation observation) =>
        (observation.Source.File, observation.Source.Line, observation.Axes, observation.Labels);
}
