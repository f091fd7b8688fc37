using System.Text;

namespace ScalingCheck.Collect.Reading;

/// <summary>Writes JSON objects as rows: nested objects become names with dots, nulls and lists are left out.</summary>
internal static class JsonRows
{
    public static void Write(JsonCursor row, RowWriter rows)
    {
        Take(row, "", rows);
        var at = row.Location;
        rows.EndRow(at);
    }

    /// <summary>One scalar as the value of a column.</summary>
    public static void TakeValue(string name, JsonCursor value, RowWriter rows)
    {
        if (value.Kind == JsonKind.Null || value.Kind == JsonKind.Text && value.Raw.IsEmpty) return;
        var at = value.Location;
        if (rows.ColumnNamed(name, at) is not { } column) return;
        if (value.Kind == JsonKind.Number)
        {
            if (!value.TryNumber(out var number)) rows.Fail(Diagnostics.Catalogue.NumberOutOfRange(name, Encoding.UTF8.GetString(value.Raw), at));
            else rows.AddNumber(column, number, column.Kind == ColumnKind.Text ? Encoding.UTF8.GetString(value.Raw) : [], at);
            return;
        }

        var text = value.Kind switch
        {
            JsonKind.Text => value.Text,
            JsonKind.True => "true",
            _ => "false",
        };

        // Many writers put NaN and infinity in quotes, because JSON has no other way to say them.
        if (NumberText.TryParseMetric(text, out var special) && !double.IsFinite(special)) rows.AddNumber(column, special, text, at);
        else rows.AddText(column, text, commaIsDecimal: false, at);
    }

    private static void Take(JsonCursor row, string prefix, RowWriter rows)
    {
        foreach (var (name, value) in row.Properties())
        {
            if (rows.Stopped) return;
            var path = prefix.Length == 0 ? name : $"{prefix}.{name}";
            if (value.Kind == JsonKind.Object) Take(value, path, rows);
            else if (value.Kind != JsonKind.Array && path.Length > 0) TakeValue(path, value, rows);
        }
    }
}
