using ScalingCheck.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ScalingCheck.Configuration;

/// <summary>Parses YAML and checks it against a <see cref="Shape"/>: every problem with its line and column.</summary>
internal sealed class YamlFile
{
    private const int MaximumLength = 1 << 20;

    // Aliases make a small file walk like a huge one ("billion laughs"); nobody has a hundred thousand settings.
    private const int MaximumNodes = 100_000;

    private readonly string _name;
    private readonly Func<string, string?> _environment;
    private readonly List<Diagnostic> _problems = [];
    private int _nodes;
    private bool _hasLines = true;

    private YamlFile(string name, Func<string, string?> environment)
    {
        _name = name;
        _environment = environment;
    }

    /// <summary>The checked content, or null with at least one error.</summary>
    /// <param name="environment">Looks up an environment variable for <c>${NAME}</c> in values.</param>
    public static (ConfigValue? Value, IReadOnlyList<Diagnostic> Problems) Read(
        string text, string name, Shape shape, Func<string, string?> environment)
    {
        var file = new YamlFile(name, environment);
        var value = file.Read(text, shape);
        return (file._problems.Count == 0 ? value : null, file._problems);
    }

    /// <summary>Checks a value that was built from the command line; problems have no line.</summary>
    public static (ConfigValue? Value, IReadOnlyList<Diagnostic> Problems) Check(YamlNode node, string name, Shape shape, string what)
    {
        var file = new YamlFile(name, static _ => null) { _hasLines = false };
        var value = file.Check(node, shape, what);
        return (file._problems.Count == 0 ? value : null, file._problems);
    }

    private ConfigValue? Read(string text, Shape shape)
    {
        if (text.Length > MaximumLength)
        {
            _problems.Add(Catalogue.ConfigurationTooLarge(MaximumLength, new SourceLocation(_name)));
            return null;
        }

        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            var at = new SourceLocation(_name, (int)e.Start.Line, (int)e.Start.Column);
            _problems.Add(Catalogue.InvalidYaml(e.InnerException?.Message ?? e.Message, at));
            return null;
        }

        if (stream.Documents.Count == 0)
        {
            _problems.Add(Catalogue.EmptyConfiguration(new SourceLocation(_name, 1, 1)));
            return null;
        }

        return Check(stream.Documents[0].RootNode, shape, "the file");
    }

    private SourceLocation At(YamlNode node) =>
        _hasLines ? new(_name, (int)node.Start.Line, (int)node.Start.Column) : new(_name);

    private ConfigValue? Check(YamlNode node, Shape shape, string what)
    {
        if (++_nodes > MaximumNodes)
        {
            if (_nodes == MaximumNodes + 1) _problems.Add(Catalogue.ConfigurationTooLarge(MaximumNodes, At(node)));
            return null;
        }

        return shape switch
        {
            Shape.Scalar scalar => CheckScalar(node, scalar, what),
            Shape.List list => CheckList(node, list, what),
            Shape.Mapping mapping => CheckMapping(node, mapping, what),
            Shape.OpenMapping open => CheckOpenMapping(node, open, what),
            Shape.Variant variant => CheckVariant(node, variant, what),
            _ => throw new InvalidOperationException($"No reader for {shape.GetType().Name}."),
        };
    }

    private ConfigValue? CheckScalar(YamlNode node, Shape.Scalar shape, string what)
    {
        if (node is not YamlScalarNode { Value: { } raw }) return Unexpected(node, Expected(shape), what);
        if (EnvironmentVariables.Expand(raw, _environment, out var missing) is not { } text)
        {
            _problems.Add(Catalogue.MissingEnvironmentVariable(missing, At(node)));
            return null;
        }

        var valid = shape.Type switch
        {
            ScalarType.Number => NumberText.TryParse(text, out _),
            ScalarType.Integer => NumberText.TryParse(text, out var n) && n == Math.Floor(n) && Math.Abs(n) < 1e9,
            ScalarType.Amount => Amount.TryParse(text) is not null,
            ScalarType.Boolean => text is "true" or "false",
            _ => text.Length > 0,
        };
        if (!valid) return Unexpected(node, Expected(shape), what);
        if (shape.Choices is { } choices && !choices.Contains(text))
        {
            _problems.Add(Catalogue.UnknownChoice(what, text, choices, Suggestion.Nearest(text, choices), At(node)));
            return null;
        }

        return new ConfigValue(At(node)) { Scalar = text };
    }

    private ConfigValue CheckList(YamlNode node, Shape.List shape, string what)
    {
        var nodes = node is YamlSequenceNode sequence ? sequence.Children : [node];
        return new ConfigValue(At(node)) { Items = [.. nodes.Select(item => Check(item, shape.Item, what)).OfType<ConfigValue>()] };
    }

    private ConfigValue? CheckMapping(YamlNode node, Shape.Mapping shape, string what)
    {
        if (node is not YamlMappingNode mapping) return Unexpected(node, "a mapping (key: value)", what);
        var entries = new List<ConfigEntry>();
        foreach (var (key, name) in Names(mapping))
        {
            var known = shape.Keys.FirstOrDefault(candidate => candidate.Name == name);
            if (known is null)
            {
                var names = shape.Keys.Select(candidate => candidate.Name).ToList();
                _problems.Add(Catalogue.UnknownKey(name, what, names, Suggestion.Nearest(name, names), At(key)));
            }
            else if (Check(mapping.Children[key], known.Shape, $"'{name}'") is { } value)
            {
                entries.Add(new ConfigEntry(name, At(key), value));
            }
        }

        foreach (var missing in shape.Keys.Where(key => key.Required && !Names(mapping).Any(pair => pair.Name == key.Name)))
            _problems.Add(Catalogue.MissingKey(missing.Name, what, At(node)));
        return new ConfigValue(At(node)) { Entries = entries };
    }

    private ConfigValue? CheckOpenMapping(YamlNode node, Shape.OpenMapping shape, string what)
    {
        if (node is not YamlMappingNode mapping) return Unexpected(node, $"a mapping ({shape.Names}: value)", what);
        var entries = new List<ConfigEntry>();
        foreach (var (key, name) in Names(mapping))
        {
            if (Check(mapping.Children[key], shape.Value, $"'{name}'") is { } value)
                entries.Add(new ConfigEntry(name, At(key), value));
        }

        return new ConfigValue(At(node)) { Entries = entries };
    }

    private ConfigValue? CheckVariant(YamlNode node, Shape.Variant shape, string what)
    {
        if (node is not YamlMappingNode mapping) return Unexpected(node, "a mapping (key: value)", what);
        var name = shape.Default;
        foreach (var (key, keyName) in Names(mapping))
        {
            if (keyName == shape.Discriminator && mapping.Children[key] is YamlScalarNode { Value: { } chosen }) name = chosen;
        }

        var variant = shape.Variants.FirstOrDefault(candidate => candidate.Key == name);
        // An unknown kind is reported once, by the choice of the discriminator in the default variant.
        return CheckMapping(node, variant.Value ?? shape.Variants.First(v => v.Key == shape.Default).Value, what);
    }

    private static List<(YamlNode Key, string Name)> Names(YamlMappingNode mapping) =>
        [.. mapping.Children.Keys.Select(key => (key, key is YamlScalarNode { Value: { } name } ? name : key.ToString()))];

    private ConfigValue? Unexpected(YamlNode node, string expected, string what)
    {
        var found = node switch
        {
            YamlScalarNode { Value: null or "" } => "nothing",
            YamlScalarNode scalar => $"'{scalar.Value}'",
            YamlSequenceNode => "a list",
            _ => "a mapping",
        };
        _problems.Add(Catalogue.WrongValue(what, found, expected, At(node)));
        return null;
    }

    private static string Expected(Shape.Scalar shape) => shape.Type switch
    {
        ScalarType.Number => "a number with a decimal point, such as 0.5 or 1e9",
        ScalarType.Integer => "a whole number",
        ScalarType.Amount => "an amount of zero or more, such as 0.05 or 5%",
        ScalarType.Boolean => "true or false",
        _ => shape.Choices is { } choices ? "one of " + string.Join(", ", choices) : "text",
    };
}
