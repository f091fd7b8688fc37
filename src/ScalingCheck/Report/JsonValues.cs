using System.Text.Json;

namespace ScalingCheck.Report;

/// <summary>Values as every JSON document of the tool writes them: what is not finite or not there is null, and text is valid.</summary>
internal static class JsonValues
{
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(Legible.WellFormed(name), value);
        else json.WriteNull(Legible.WellFormed(name));
    }

    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) json.WriteNull(Legible.WellFormed(name));
        else json.WriteString(Legible.WellFormed(name), Legible.WellFormed(value));
    }
}
