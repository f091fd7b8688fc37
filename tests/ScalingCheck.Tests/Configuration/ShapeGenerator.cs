using CsCheck;
using ScalingCheck.Configuration;

namespace ScalingCheck.Tests.Configuration;

/// <summary>Random values that a shape allows: each required key, and one in three of the others.</summary>
internal static class ShapeGenerator
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char["abcxyz_-"], 1, 8];

    public static Gen<ConfigValue> Of(Shape shape) => shape switch
    {
        Shape.Scalar { Choices: { } choices } => OneOf([.. choices]),
        Shape.Scalar { Type: ScalarType.Number } => OneOf("0.5", "1e9", "-3", "0", "+2.5E-3"),
        Shape.Scalar { Type: ScalarType.Count } => Gen.Int[1, 1_000].Select(n => Text(n.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        Shape.Scalar { Type: ScalarType.Amount } => OneOf("0", "0.05", "5%", "0.5 %", ".5", "1e-3%"),
        Shape.Scalar => Name.Select(Text),
        Shape.List list => Gen.OneOf(
            Of(list.Item),
            Of(list.Item).List[list.Fewest, Math.Min(list.Most, 3)].Select(items => ConfigValue.OfItems(items, default))),
        Shape.Mapping mapping => OfMapping(mapping),
        Shape.OpenMapping open => Gen.Select(Name, Of(open.Value)).List[Math.Max(open.Fewest, 1), 3].Select(pairs =>
            ConfigValue.OfEntries(pairs.DistinctBy(pair => pair.Item1).Select(pair => new ConfigEntry(pair.Item1, default, pair.Item2)), default)),
        Shape.Variant variant => Gen.OneOf([.. variant.Variants.Select(pair => OfMapping(pair.Value).Select(value =>
            With(value, variant.Discriminator, Text(pair.Key))))]),
        _ => throw new InvalidOperationException($"No generator for {shape.GetType().Name}."),
    };

    private static Gen<ConfigValue> OfMapping(Shape.Mapping mapping) => mapping.Keys.Aggregate(
        Gen.Const(ConfigValue.OfEntries([], default)),
        (gen, key) => Gen.Select(gen, Gen.Int[0, 2], Of(key.Shape), (value, chance, child) =>
            key.Required || chance == 0 ? With(value, key.Name, child) : value));

    public static ConfigValue With(ConfigValue mapping, string key, ConfigValue value) =>
        ConfigValue.OfEntries(mapping.Entries.Where(entry => entry.Key != key).Append(new ConfigEntry(key, default, value)), default);

    private static Gen<ConfigValue> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => Text(texts[i]));

    public static ConfigValue Text(string text) => ConfigValue.OfText(text, default);
}
