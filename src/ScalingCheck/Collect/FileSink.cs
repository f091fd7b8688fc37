using ScalingCheck.Collect.Paths;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>Takes what a format reads from one file and applies the rule to it: names, labels, axes, arithmetic, keep.</summary>
internal sealed class FileSink : ObservationSink
{
    private readonly CollectRule _rule;
    private readonly IReadOnlySet<string>? _wanted;
    private readonly Func<Observation, bool>? _where;
    private readonly ObservationBudget _budget;
    private readonly RunLog _log;
    private readonly HashSet<string> _inputs;
    private readonly List<KeyValuePair<string, string>> _labels = [];
    private readonly List<KeyValuePair<string, double>> _axes = [];
    private readonly List<Observation> _kept = [];
    private readonly Dictionary<Observation, (int Index, double Position)> _lastOfSeries = [];
    private readonly Dictionary<string, (SourceLocation At, NamedValues<string> Labels)> _lastDerived = [];
    private readonly Dictionary<string, (int Count, SourceLocation First)> _notFinite = [];
    private readonly HashSet<string> _collisions = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public FileSink(CollectRule rule, FileMatch file, IMetricFormat format, CollectOptions options, ObservationBudget budget)
    {
        (_rule, _wanted, _where, _budget, _log) = (rule, options.Metrics, options.Where, budget, new RunLog(format.SeriesCompanions));
        _inputs = InputsOfWanted(rule, options.Metrics);
        foreach (var (name, template) in rule.Labels) _labels.Add(new(name, file.Fill(template)));
        foreach (var (name, template) in rule.Axes)
        {
            var text = file.Fill(template);
            if (NumberText.TryParse(text, out var value)) _axes.Add(new(name, value));
            else _diagnostics.Add(Catalogue.AxisNotNumber(name, text, file.Path));
        }
    }

    /// <summary>A file with an error gives nothing: half of it is not what was measured.</summary>
    public IReadOnlyList<Observation> Observations =>
        _diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error) ? [] : _kept;

    public IReadOnlyList<Diagnostic> Diagnostics =>
    [
        .. _diagnostics,
        .. _notFinite.Select(entry => Catalogue.DerivedNotFinite(entry.Key, entry.Value.Count, entry.Value.First)),
    ];

    public override bool Wants(string metric)
    {
        var name = Renamed(metric);
        return _wanted is null || _wanted.Contains(name) || _inputs.Contains(name);
    }

    public override void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    public override bool Add(Observation observation)
    {
        observation = WithNames(observation);
        foreach (var (name, value) in _labels) observation = observation with { Labels = observation.Labels.With(name, value) };
        foreach (var (name, value) in _axes) observation = observation with { Axes = observation.Axes.With(name, value) };
        foreach (var (name, expression) in _rule.Derive)
        {
            var own = false;
            var value = expression.Evaluate(input =>
            {
                if (observation.Axes.TryGet(input, out var axis)) return axis;
                if (input != observation.Metric) return null;
                own = true;
                return observation.Value;
            });
            if (value is null) continue;
            if (own && IsWanted(name) && !IsSameRow(name, observation) && !Keep(AsMetric(name, value.Value, observation))) return false;
            if (double.IsFinite(value.Value)) observation = observation with { Axes = observation.Axes.With(name, value.Value) };
            else CountNotFinite(name, observation.Source);
        }

        return !IsWanted(observation.Metric) || Keep(observation);
    }

    private bool Keep(Observation observation)
    {
        if (_where is not null && !_where(observation)) return true;
        if (_rule.Keep == Collect.Keep.Last && RunLog.Position(observation) is { } position)
        {
            var key = _log.Key(observation);
            if (_lastOfSeries.TryGetValue(key, out var known))
            {
                // Of equal steps the later line counts: a resumed run has written it again.
                if (position < known.Position) return true;
                _kept[known.Index] = observation;
                _lastOfSeries[key] = (known.Index, position);
                return true;
            }

            _lastOfSeries.Add(key, (_kept.Count, position));
        }

        _kept.Add(observation);
        return _budget.Spend(observation);
    }

    private bool IsWanted(string metric) => _wanted is null || _wanted.Contains(metric);

    /// <summary>A row reaches the sink as one observation a column; the first that has all inputs carries the derived metric.</summary>
    private bool IsSameRow(string name, Observation observation)
    {
        if (_lastDerived.TryGetValue(name, out var last) && last.At == observation.Source && last.Labels.Equals(observation.Labels)) return true;
        _lastDerived[name] = (observation.Source, observation.Labels);
        return false;
    }

    private static Observation AsMetric(string name, double value, Observation from) => new()
    {
        Metric = name,
        Value = value,
        Axes = from.Axes.With(from.Metric, from.Value),
        Labels = from.Labels,
        Replicates = from.Replicates,
        Source = from.Source,
    };

    private void CountNotFinite(string name, SourceLocation at)
    {
        var seen = _notFinite.TryGetValue(name, out var known) ? known : (Count: 0, First: at);
        _notFinite[name] = (seen.Count + 1, seen.First);
    }

    private Observation WithNames(Observation observation)
    {
        if (_rule.Rename.Count == 0) return observation;
        return observation with
        {
            Metric = Renamed(observation.Metric),
            Axes = WithNames(observation.Axes, observation.Source),
            Labels = WithNames(observation.Labels, observation.Source),
        };
    }

    private NamedValues<T> WithNames<T>(NamedValues<T> values, SourceLocation at) where T : IEquatable<T>
    {
        if (!values.Any(entry => _rule.Rename.ContainsKey(entry.Key))) return values;
        foreach (var (name, _) in values)
        {
            // Swapping two names is fine; covering a name that stays is not.
            if (!_rule.Rename.TryGetValue(name, out var to) || to == name || !values.Contains(to) || _rule.Rename.ContainsKey(to)) continue;
            if (_collisions.Add(name)) Report(Catalogue.RenameCollision(name, to, at));
        }

        return NamedValues<T>.From(values.Select(entry => new KeyValuePair<string, T>(Renamed(entry.Key), entry.Value)));
    }

    private string Renamed(string name) => _rule.Rename.TryGetValue(name, out var to) ? to : name;

    /// <summary>What has to be read so that the derived metrics that are wanted can be computed.</summary>
    private static HashSet<string> InputsOfWanted(CollectRule rule, IReadOnlySet<string>? wanted)
    {
        var inputs = new HashSet<string>(StringComparer.Ordinal);
        if (wanted is null) return inputs;
        foreach (var (name, expression) in rule.Derive.Reverse())
            if (wanted.Contains(name) || inputs.Contains(name)) inputs.UnionWith(expression.Names);
        return inputs;
    }
}
