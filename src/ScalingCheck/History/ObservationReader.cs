using System.Text.Json;

namespace ScalingCheck.History;

/// <summary>Reads the observations of a <see cref="SnapshotDocument"/>.</summary>
internal static class ObservationReader
{
    public static List<Observation> ReadAll(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new FormatException("'observations' is no list");
        var found = new List<Observation>();
        // A run names few metrics, units and files, and names them at every number.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) found.Add(ReadOne(ref reader, names));
        return found;
    }

    private static Observation ReadOne(ref Utf8JsonReader reader, Dictionary<string, string> names)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new FormatException("an observation is no object");
        string? metric = null, unit = null, file = null;
        double? value = null, error = null;
        int? replicates = null;
        var (line, column) = (0, 0);
        var (axes, labels) = (NamedValues<double>.Empty, NamedValues<string>.Empty);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "metric": metric = Shared(JsonFields.Text(ref reader), names); break;
                case "value": value = JsonFields.Number(ref reader); break;
                case "axes": axes = JsonFields.Axes(ref reader); break;
                case "labels": labels = JsonFields.Labels(ref reader); break;
                case "standardError": error = JsonFields.Number(ref reader); break;
                case "replicates": replicates = reader.GetInt32(); break;
                case "unit": unit = Shared(JsonFields.Text(ref reader), names); break;
                case "file": file = Shared(JsonFields.Text(ref reader), names); break;
                case "line": line = reader.GetInt32(); break;
                case "column": column = reader.GetInt32(); break;
                default: reader.Skip(); break;
            }
        }

        return new Observation
        {
            Metric = metric ?? throw new FormatException("an observation has no metric"),
            Value = value ?? throw new FormatException("an observation has no value"),
            Axes = axes,
            Labels = labels,
            StandardError = error,
            Replicates = replicates,
            Unit = unit,
            Source = file is null ? default : new SourceLocation(file, line, column),
        };
    }

    private static string Shared(string name, Dictionary<string, string> names)
    {
        if (names.TryGetValue(name, out var known)) return known;
        names.Add(name, name);
        return name;
    }
}
