using ScalingCheck.Diagnostics;

namespace ScalingCheck.Configuration;

/// <summary>Checks values against a <see cref="Shape"/>: every problem with its place, not only the first.</summary>
/// <param name="environment">Looks up <c>${NAME}</c> in values; null: such text is taken as it is.</param>
internal sealed class ShapeCheck(Func<string, string?>? environment, List<Diagnostic> problems)
{
    // Aliases make a small file walk like a huge one ("billion laughs"); nobody has a hundred thousand settings.
    private const int MaximumNodes = 100_000;

    private int _nodes;

    /// <summary>The value with defaults for lists and variables filled in; null when there is at least one problem.</summary>
    /// <param name="what">What the value is called in messages.</param>
    public static ConfigValue? Of(ConfigValue value, Shape shape, string what, Func<string, string?>? environment, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var result = new ShapeCheck(environment, problems).Check(value, shape, what);
        return problems.Count == before ? result : null;
    }

    private ConfigValue? Check(ConfigValue value, Shape shape, string what)
    {
        if (++_nodes > MaximumNodes)
        {
            if (_nodes == MaximumNodes + 1) problems.Add(Catalogue.ConfigurationTooLarge(MaximumNodes, value.Location));
            return null;
        }

        return shape switch
        {
            Shape.Scalar scalar => CheckScalar(value, scalar, what),
            Shape.List list => CheckList(value, list, what),
            Shape.Mapping mapping => CheckMapping(value, mapping, what),
            Shape.OpenMapping open => CheckOpenMapping(value, open, what),
            Shape.Variant variant => CheckMapping(value, KeysOf(value, variant), what),
            _ => throw new InvalidOperationException($"No reader for {shape.GetType().Name}."),
        };
    }

    private ConfigValue? CheckScalar(ConfigValue value, Shape.Scalar shape, string what)
    {
        if (value.Scalar is not { } raw) return Unexpected(value, Expected(shape), what);
        if (Expand(raw, value.Location) is not { } text) return null;
        var valid = shape.Type switch
        {
            ScalarType.Number => NumberText.TryParse(text, out _),
            ScalarType.Count => NumberText.TryParse(text, out var n) && n == Math.Floor(n) && n is >= 1 and < 1e9,
            ScalarType.Amount => Amount.TryParse(text) is not null,
            _ => text.Length > 0,
        };
        if (!valid) return Unexpected(value, Expected(shape), what);
        if (shape.Choices is { } choices && !choices.Contains(text))
        {
            problems.Add(Catalogue.UnknownChoice(what, raw, choices, Suggestion.Nearest(text, choices), value.Location));
            return null;
        }

        return value with { Scalar = text };
    }

    private string? Expand(string raw, SourceLocation at) =>
        environment is null ? raw : EnvironmentVariables.Expand(raw, environment, at, problems);

    private ConfigValue? CheckList(ConfigValue value, Shape.List shape, string what)
    {
        IReadOnlyList<ConfigValue> items = value.Kind == ConfigKind.List ? value.Items : [value];
        if (items.Count >= shape.Fewest && items.Count <= shape.Most)
            return ConfigValue.OfItems(items.Select(item => Check(item, shape.Item, what)).OfType<ConfigValue>(), value.Location);
        var found = items.Count == 0 ? "an empty list" : FormattableString.Invariant($"a list of {items.Count}");
        var expected = shape.Most == int.MaxValue ? "at least one" : FormattableString.Invariant($"{shape.Fewest} to {shape.Most}");
        problems.Add(Catalogue.WrongValue(what, found, expected, value.Location));
        return null;
    }

    private ConfigValue? CheckMapping(ConfigValue value, Shape.Mapping shape, string what)
    {
        if (value.Kind != ConfigKind.Mapping) return Unexpected(value, "a mapping (key: value)", what);
        var entries = new List<ConfigEntry>();
        foreach (var entry in value.Entries)
        {
            var known = shape.Keys.FirstOrDefault(candidate => candidate.Name == entry.Key);
            if (known is null)
            {
                var names = shape.Keys.Select(candidate => candidate.Name).ToList();
                problems.Add(Catalogue.UnknownKey(entry.Key, what, names, Suggestion.Nearest(entry.Key, names), entry.At));
            }
            else if (Check(entry.Value, known.Shape, $"'{entry.Key}'") is { } read)
            {
                entries.Add(entry with { Value = read });
            }
        }

        foreach (var missing in shape.Keys.Where(key => key.Required && value[key.Name] is null))
            problems.Add(Catalogue.MissingKey(missing.Name, what, value.Location));
        return ConfigValue.OfEntries(entries, value.Location);
    }

    private ConfigValue? CheckOpenMapping(ConfigValue value, Shape.OpenMapping shape, string what)
    {
        if (value.Kind != ConfigKind.Mapping) return Unexpected(value, $"a mapping ({shape.Names}: value)", what);
        if (value.Entries.Count < shape.Fewest)
        {
            problems.Add(Catalogue.WrongValue(what, "empty", "at least one", value.Location));
            return null;
        }

        var entries = new List<ConfigEntry>();
        foreach (var entry in value.Entries)
        {
            if (Check(entry.Value, shape.Value, $"'{entry.Key}'") is { } read) entries.Add(entry with { Value = read });
        }

        return ConfigValue.OfEntries(entries, value.Location);
    }

    // An unknown discriminator is one problem, told by its choices: beside it every variant's keys pass.
    private Shape.Mapping KeysOf(ConfigValue value, Shape.Variant shape)
    {
        var name = shape.Default;
        if (value.Text(shape.Discriminator) is { } raw)
            name = environment is null ? raw : EnvironmentVariables.Expand(raw, environment, value.Location, []);
        return shape.Variants.FirstOrDefault(variant => variant.Key == name).Value
            ?? new Shape.Mapping([.. shape.Variants.SelectMany(variant => variant.Value.Keys).DistinctBy(key => key.Name)]);
    }

    private ConfigValue? Unexpected(ConfigValue value, string expected, string what)
    {
        var found = value.Kind switch
        {
            ConfigKind.Nothing => "nothing",
            ConfigKind.List => "a list",
            ConfigKind.Mapping => "a mapping",
            _ => value.Scalar!.Length == 0 ? "empty text" : Catalogue.Quoted(value.Scalar),
        };
        problems.Add(Catalogue.WrongValue(what, found, expected, value.Location));
        return null;
    }

    private static string Expected(Shape.Scalar shape) => shape.Type switch
    {
        ScalarType.Number => "a number with a decimal point, such as 0.5 or 1e9",
        ScalarType.Count => "a whole number above 0 and below 1e9",
        ScalarType.Amount => "an amount of zero or more with a decimal point, such as 0.05 or 5%",
        _ => shape.Choices is { } choices ? "one of " + string.Join(", ", choices) : "text",
    };
}
