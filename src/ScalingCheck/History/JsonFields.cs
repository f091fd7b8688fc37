using System.Globalization;
using System.Text.Json;

namespace ScalingCheck.History;

/// <summary>Reads the fields of a JSON object of a file that anyone may have written.</summary>
internal static class JsonFields
{
    private const int MostDepth = 16;

    /// <summary>Reads the value of one field, the reader standing at its first token; false: nothing further is wanted.</summary>
    public delegate bool Field(string name, ref Utf8JsonReader reader);

    /// <summary>Reads one entry of a list, the reader standing at its first token.</summary>
    public delegate void Entry(ref Utf8JsonReader reader);

    /// <summary>Hands on each field of the one object that the text is.</summary>
    /// <exception cref="FormatException">It is not JSON, not an object, or one of the fields is not what it should be.</exception>
    public static void Read(ReadOnlySpan<byte> json, Field field)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MostDepth });
            reader.Read();
            if (!Object(ref reader, field)) return;
            // Whatever follows the object is read to its end, so that two documents in one file are noticed.
            while (reader.Read())
            {
            }
        }
        catch (JsonException failure)
        {
            throw new FormatException(FormattableString.Invariant($"it is no JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine})"), failure);
        }
        catch (InvalidOperationException failure)
        {
            throw new FormatException("one of its fields is of another kind than it should be", failure);
        }
    }

    /// <summary>Hands on each field of the object that the reader stands at; false when the rest is not wanted.</summary>
    public static bool Object(ref Utf8JsonReader reader, Field field)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new FormatException("it is no JSON object");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!field(name, ref reader)) return false;
        }

        return true;
    }

    /// <summary>Hands on each entry of the list that the reader stands at.</summary>
    public static void Each(ref Utf8JsonReader reader, Entry entry)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new FormatException("a list is missing");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) entry(ref reader);
    }

    public static string Text(ref Utf8JsonReader reader) => OptionalText(ref reader) ?? throw new FormatException("a text is missing");

    public static string? OptionalText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        // Escaped text is longer than what it stands for, six bytes for one at most.
        if (reader.ValueSpan.Length > 6 * SnapshotLimits.TextBytes) throw new FormatException("it holds a text that is too long");
        return reader.GetString();
    }

    public static List<string> Texts(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        Each(ref reader, (ref Utf8JsonReader one) => texts.Add(Text(ref one)));
        return texts;
    }

    public static double Number(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? reader.GetString() switch
        {
            "nan" => double.NaN,
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => throw new FormatException("a number is written as text"),
        }
        : reader.GetDouble();

    public static double? OptionalNumber(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : Number(ref reader);

    public static DateTimeOffset Time(ref Utf8JsonReader reader) => DateTimeOffset.ParseExact(
        Text(ref reader), "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static NamedValues<double> Axes(ref Utf8JsonReader reader)
    {
        var entries = new List<KeyValuePair<string, double>>();
        while (NextEntry(ref reader) is { } name) entries.Add(new(name, Number(ref reader)));
        return NamedValues<double>.From(entries);
    }

    public static NamedValues<string> Labels(ref Utf8JsonReader reader)
    {
        var entries = new List<KeyValuePair<string, string>>();
        while (NextEntry(ref reader) is { } name) entries.Add(new(name, Text(ref reader)));
        return NamedValues<string>.From(entries);
    }

    private static string? NextEntry(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.String or JsonTokenType.Number))
            throw new FormatException("a map is missing");
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject) return null;
        if (reader.TokenType != JsonTokenType.PropertyName) throw new FormatException("a map is missing");
        var name = Text(ref reader);
        reader.Read();
        return name;
    }
}
