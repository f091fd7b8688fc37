using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PocketLm;

/// <summary>Writes numbers with seven digits: single precision has no more to say.</summary>
internal sealed class Rounded : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString("G7", CultureInfo.InvariantCulture));
}
