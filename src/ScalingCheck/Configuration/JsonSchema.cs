using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScalingCheck.Configuration;

/// <summary>The JSON schema of the configuration, printed from the shapes that the reader checks files against.</summary>
internal static class JsonSchema
{
    private static readonly JsonWriterOptions Pretty = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Shape root)
    {
        var schema = Node(root, null);
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "scaling-check.yml");
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Pretty)) schema.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static JsonObject Node(Shape shape, string? description)
    {
        var node = shape switch
        {
            Shape.Scalar scalar => Scalar(scalar),
            Shape.List list => AnyOf(Node(list.Item, null), new JsonObject { ["type"] = "array", ["items"] = Node(list.Item, null) }),
            Shape.Mapping mapping => Mapping(mapping, null, false),
            Shape.OpenMapping open => new JsonObject { ["type"] = "object", ["additionalProperties"] = Node(open.Value, null) },
            Shape.Variant variant => Variant(variant),
            _ => throw new InvalidOperationException($"No schema for {shape.GetType().Name}."),
        };
        if (description is not null) node["description"] = description;
        return node;
    }

    private static JsonObject Scalar(Shape.Scalar scalar)
    {
        if (scalar.Choices is { } choices)
        {
            // YAML reads an unquoted 1 as a number; the reader takes the text, so the schema allows both spellings.
            var values = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]);
            foreach (var choice in choices)
            {
                if (NumberText.TryParse(choice, out var number)) values.Add((JsonNode)JsonValue.Create(number));
                else if (choice is "true" or "false") values.Add((JsonNode)JsonValue.Create(choice == "true"));
            }

            return new JsonObject { ["enum"] = values };
        }

        const string numberPattern = @"^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$";
        const string variable = @"\$\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\}";
        return scalar.Type switch
        {
            ScalarType.Number => AnyOf(Type("number"), Pattern(numberPattern), Pattern(variable)),
            ScalarType.Integer => AnyOf(Type("integer"), Pattern(@"^\s*[-+]?\d+\s*$"), Pattern(variable)),
            ScalarType.Amount => AnyOf(
                new JsonObject { ["type"] = "number", ["minimum"] = 0 },
                Pattern(@"^\s*\+?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*%?\s*$"), Pattern(variable)),
            ScalarType.Boolean => AnyOf(Type("boolean"), Pattern("^(true|false)$"), Pattern(variable)),
            _ => AnyOf(new JsonObject { ["type"] = "string", ["minLength"] = 1 }, Type("number"), Type("boolean")),
        };
    }

    private static JsonObject Mapping(Shape.Mapping mapping, (string Key, string Value)? constant, bool constantRequired)
    {
        var properties = new JsonObject();
        foreach (var key in mapping.Keys)
        {
            var node = Node(key.Shape, key.Description);
            if (constant is { } fixedKey && fixedKey.Key == key.Name) node["enum"] = new JsonArray(fixedKey.Value);
            properties[key.Name] = node;
        }

        var required = mapping.Keys.Where(key => key.Required).Select(key => key.Name).ToList();
        if (constant is { } discriminator && constantRequired) required.Add(discriminator.Key);
        var result = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (required.Count > 0) result["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        return result;
    }

    private static JsonObject Variant(Shape.Variant variant) => AnyOf([.. variant.Variants.Select(pair =>
        Mapping(pair.Value, (variant.Discriminator, pair.Key), pair.Key != variant.Default))]);

    private static JsonObject AnyOf(params JsonNode[] alternatives) => new() { ["anyOf"] = new JsonArray(alternatives) };

    private static JsonObject Type(string name) => new() { ["type"] = name };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
