using ScalingCheck.Collect.Reading;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>
/// Any JSON document with rows in it: an array of objects, an object of columns, an object that holds one array of rows,
/// or one object of metrics, which is one row. See docs/formats/json.md.
/// </summary>
internal sealed class JsonFormat : IMetricFormat
{
    private const string Expected =
        "rows like [{\"params\": 1e6, \"loss\": 3.2}, ...], columns like {\"params\": [...], \"loss\": [...]} or one object of metrics";

    public string Id => "json";

    public string? Recognise(string fileName, ReadOnlySpan<byte> head)
    {
        if (JsonText.StartsLikeJson(head)) return head.TrimStart(" \t\r\n"u8)[0] == (byte)'{' ? "a JSON object" : "a JSON array";
        // Broken from the start: the reader says where, which helps more than "unknown".
        return fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !head.Contains((byte)0) ? "the name of the file" : null;
    }

    public void Read(Stream content, string fileName, ObservationSink sink)
    {
        if (JsonText.Load(content, fileName, sink) is not { } document) return;
        var rows = new RowWriter(sink);
        var root = document.Root;
        if (root.Kind == JsonKind.Array) ReadRows(root, rows);
        else if (root.Kind == JsonKind.Object) ReadObject(root, rows);
        else rows.Fail(Catalogue.NotRows("a single value", Expected, root.Location));
        rows.End(fileName);
    }

    private static void ReadRows(JsonCursor list, RowWriter rows)
    {
        foreach (var item in list.Items())
        {
            if (rows.Stopped) return;
            if (item.Kind == JsonKind.Object) JsonRows.Write(item, rows);
            else rows.Fail(Catalogue.NotRows($"{Word(item.Kind)} among the rows", Expected, item.Location));
        }
    }

    private static void ReadObject(JsonCursor root, RowWriter rows)
    {
        var properties = root.Properties().ToList();
        var columns = properties.FindAll(property => IsColumn(property.Value));
        var tables = properties.FindAll(property => IsTable(property.Value));
        if (tables.Count == 0 && !properties.Exists(property => property.Value.Kind == JsonKind.Number)) tables = Inner(properties);
        if (columns.Count >= 2 && tables.Count == 0 || columns.Count == 1 && properties.Count == 1)
        {
            ReadColumns(columns, properties, rows);
        }
        else if (tables.Count == 1)
        {
            AddConstants(properties, rows);
            ReadRows(tables[0].Value, rows);
        }
        else if (tables.Count > 1)
        {
            rows.Fail(Catalogue.NotRows(
                $"several lists of rows, '{tables[0].Name}' and '{tables[1].Name}'", "one: write each to a file of its own", root.Location));
        }
        else if (properties.Count > 0)
        {
            JsonRows.Write(root, rows);
        }
    }

    private static void ReadColumns(
        List<(string Name, JsonCursor Value)> columns, List<(string Name, JsonCursor Value)> properties, RowWriter rows)
    {
        var values = columns.ConvertAll(column => column.Value.Items().ToList());
        for (var i = 1; i < columns.Count; i++)
        {
            if (values[i].Count == values[0].Count) continue;
            rows.Fail(Catalogue.UnequalColumns(
                columns[0].Name, values[0].Count, columns[i].Name, values[i].Count, columns[i].Value.Location));
            return;
        }

        AddConstants(properties, rows);
        for (var row = 0; row < values[0].Count && !rows.Stopped; row++)
        {
            for (var i = 0; i < columns.Count; i++) JsonRows.TakeValue(columns[i].Name, values[i][row], rows);
            rows.EndRow(values[0][row].Location);
        }
    }

    /// <summary>What stands once beside the rows holds for each of them: coordinates and labels, not metrics.</summary>
    private static void AddConstants(List<(string Name, JsonCursor Value)> properties, RowWriter rows)
    {
        foreach (var (name, value) in properties)
        {
            if (value.TryNumber(out var number)) rows.AddConstant(name, number);
            else if (value.Kind == JsonKind.Text) rows.AddConstant(name, value.Text);
        }
    }

    /// <summary>The list of rows one level down, as in {"data": {"rows": [...]}}; none when there are several.</summary>
    private static List<(string Name, JsonCursor Value)> Inner(List<(string Name, JsonCursor Value)> properties)
    {
        var found = new List<(string Name, JsonCursor Value)>();
        foreach (var (outer, value) in properties)
            foreach (var (inner, list) in value.Properties())
                if (IsTable(list)) found.Add(($"{outer}.{inner}", list));
        return found.Count == 1 ? found : [];
    }

    private static bool IsTable(JsonCursor value) =>
        value.Kind == JsonKind.Array && value.Items().Any() && value.Items().All(item => item.Kind == JsonKind.Object);

    private static bool IsColumn(JsonCursor value) =>
        value.Kind == JsonKind.Array && value.Items().Any() && value.Items().All(item => item.IsScalar);

    private static string Word(JsonKind kind) => kind switch
    {
        JsonKind.Array => "a list",
        JsonKind.Null => "null",
        JsonKind.Text => "a text",
        JsonKind.Number => "a number",
        _ => "true or false",
    };
}
