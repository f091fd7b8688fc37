using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScalingCheck.Configuration;

namespace ScalingCheck.Tests.Configuration;

/// <summary>Configuration values as an editor sees them: plain scalars are numbers and booleans by YAML's core schema.</summary>
internal static partial class Yaml
{
    public static JsonNode? ToJson(ConfigValue value) => value.Kind switch
    {
        ConfigKind.Nothing => null,
        ConfigKind.List => new JsonArray([.. value.Items.Select(ToJson)]),
        ConfigKind.Mapping => new JsonObject(value.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        // Which scalars were quoted is not kept; the reader takes both alike, and so has the schema to.
        _ => value.Scalar is "true" or "false" ? value.Scalar == "true"
            : CoreNumber().IsMatch(value.Scalar!) && NumberText.TryParse(value.Scalar, out var number) ? number
            : value.Scalar,
    };

    public static string Print(ConfigValue value) => ToJson(value)?.ToJsonString() ?? "null";

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CoreNumber();
}
