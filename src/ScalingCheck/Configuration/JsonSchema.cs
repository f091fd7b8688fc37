using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScalingCheck.Configuration;

/// <summary>The JSON schema of the configuration, printed from the shapes that the reader checks files against.</summary>
internal static class JsonSchema
{
    // Stands for any value: what it holds is known when the file is read.
    private const string Variable = @"\$\{[A-Za-z_][A-Za-z0-9_]*(:-[^{}]*)?\}";

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
            Shape.List list => AnyOf(Node(list.Item, null), Array(list)),
            Shape.Mapping mapping => Mapping(mapping, null, false),
            Shape.OpenMapping open => OpenMapping(open),
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

            return AnyOf(new JsonObject { ["enum"] = values }, Pattern(Variable));
        }

        return scalar.Type switch
        {
            ScalarType.Number => AnyOf(Type("number"), Pattern(@"^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$"), Pattern(Variable)),
            ScalarType.Count => AnyOf(
                new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["exclusiveMaximum"] = 1_000_000_000 },
                Pattern(@"^\s*\+?0*[1-9]\d{0,8}\s*$"), Pattern(Variable)),
            ScalarType.Amount => AnyOf(
                new JsonObject { ["type"] = "number", ["minimum"] = 0 },
                Pattern(@"^\s*\+?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*%?\s*$"), Pattern(Variable)),
            _ => AnyOf(new JsonObject { ["type"] = "string", ["minLength"] = 1 }, Type("number"), Type("boolean")),
        };
    }

    private static JsonObject Array(Shape.List list)
    {
        var array = new JsonObject { ["type"] = "array", ["items"] = Node(list.Item, null) };
        if (list.Fewest > 0) array["minItems"] = list.Fewest;
        if (list.Most < int.MaxValue) array["maxItems"] = list.Most;
        return array;
    }

    private static JsonObject OpenMapping(Shape.OpenMapping open)
    {
        var mapping = new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["minLength"] = 1 },
            ["additionalProperties"] = Node(open.Value, null),
        };
        if (open.Fewest > 0) mapping["minProperties"] = open.Fewest;
        return mapping;
    }

    private static JsonObject Mapping(Shape.Mapping mapping, (string Key, string Value)? constant, bool constantRequired)
    {
        var properties = new JsonObject();
        foreach (var key in mapping.Keys)
        {
            var shape = constant is { } only && only.Key == key.Name ? new Shape.Scalar(ScalarType.Text, [only.Value]) : key.Shape;
            properties[key.Name] = Node(shape, key.Description);
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
