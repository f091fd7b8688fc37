using System.Text;
using ScalingCheck.Collect.Reading;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>The trainer_state.json that Hugging Face's Trainer leaves in a checkpoint. See docs/formats/trainer-state.md.</summary>
internal sealed class TrainerStateFormat : IMetricFormat
{
    private const string Tokens = "num_input_tokens_seen";
    private const string Flops = "total_flos";

    public string Id => "trainer-state";

    public IReadOnlyCollection<string> SeriesCompanions => ["tokens", "flops"];

    public string? Recognise(string fileName, ReadOnlySpan<byte> head) =>
        JsonText.StartsLikeJson(head) && head.IndexOf("\"log_history\""u8) >= 0 && head.IndexOf("\"global_step\""u8) >= 0
            ? "a trainer state with log_history" : null;

    public void Read(Stream content, string fileName, ObservationSink sink)
    {
        if (JsonText.Load(content, fileName, sink) is not { } document) return;
        if (document.Root.Property("log_history") is not { Kind: JsonKind.Array } history)
        {
            sink.Report(Catalogue.NotRows("no list 'log_history'", "a trainer_state.json", document.Root.Location));
            return;
        }

        var observations = new List<Observation?>();
        var lastAt = new Dictionary<(string Metric, double Step), int>();
        (int Count, Observation? First) repeated = (0, null);
        foreach (var row in history.Items())
        {
            foreach (var observation in Observations(row, document.Root, sink))
            {
                if (observation.Axes.TryGet("step", out var step))
                {
                    if (lastAt.TryGetValue((observation.Metric, step), out var earlier))
                    {
                        repeated = (repeated.Count + 1, repeated.First ?? observation);
                        observations[earlier] = null;
                    }

                    lastAt[(observation.Metric, step)] = observations.Count;
                }

                observations.Add(observation);
            }
        }

        if (repeated.First is { } first && first.Axes.TryGet("step", out var at))
            sink.Report(Catalogue.RepeatedSteps(repeated.Count, first.Metric, at, first.Source));
        if (observations.Count == 0) sink.Report(Catalogue.NoRows(fileName));
        foreach (var observation in observations)
            if (observation is not null && sink.Wants(observation.Metric) && !sink.Add(observation)) return;
    }

    private static IEnumerable<Observation> Observations(JsonCursor row, JsonCursor state, ObservationSink sink)
    {
        var axes = AxesOf(row, state);
        foreach (var (name, value) in row.Properties())
        {
            if (name is "step" or "epoch" or Tokens or Flops) continue;
            if (ValueOf(name, value, sink) is not { } number) continue;
            yield return new Observation
            {
                Metric = name,
                Value = number,
                Axes = axes,
                Unit = name.EndsWith("_runtime", StringComparison.Ordinal) ? "s" : null,
                Source = value.Location,
            };
        }
    }

    private static NamedValues<double> AxesOf(JsonCursor row, JsonCursor state)
    {
        var axes = new List<KeyValuePair<string, double>>();
        var step = row.NumberOf("step");
        if (step is { } at) axes.Add(new("step", at));
        if (row.NumberOf("epoch") is { } epoch) axes.Add(new("epoch", epoch));
        // The totals of the state are those of its last step; 0 means that nobody counted.
        var last = step is not null && step == state.NumberOf("global_step");
        if ((row.NumberOf(Tokens) ?? (last ? state.NumberOf(Tokens) : null)) is > 0 and var tokens) axes.Add(new("tokens", tokens));
        if ((row.NumberOf(Flops) ?? (last ? state.NumberOf(Flops) : null)) is > 0 and var flops) axes.Add(new("flops", flops));
        return NamedValues<double>.From(axes);
    }

    private static double? ValueOf(string name, JsonCursor value, ObservationSink sink)
    {
        if (value.TryNumber(out var number)) return number;
        if (value.Kind == JsonKind.Number)
            sink.Report(Catalogue.NumberOutOfRange(name, Encoding.UTF8.GetString(value.Raw), value.Location));
        return value.Kind == JsonKind.Text && NumberText.TryParseMetric(value.Text, out number) && !double.IsFinite(number) ? number : null;
    }
}
