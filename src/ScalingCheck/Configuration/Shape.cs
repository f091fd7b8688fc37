namespace ScalingCheck.Configuration;

/// <summary>
/// What may stand at one place of the configuration. The reader checks a file against shapes and the JSON schema is
/// printed from the same shapes, so the two cannot disagree.
/// </summary>
internal abstract record Shape
{
    /// <summary>One value.</summary>
    /// <param name="Choices">The only values allowed; null when any value of the type will do.</param>
    internal sealed record Scalar(ScalarType Type, IReadOnlyList<string>? Choices = null) : Shape;

    /// <summary>A list; one value may stand for a list of one.</summary>
    internal sealed record List(Shape Item, int Fewest = 0, int Most = int.MaxValue) : Shape;

    /// <summary>A mapping with known keys.</summary>
    internal sealed record Mapping(IReadOnlyList<Key> Keys) : Shape;

    /// <summary>A mapping whose keys are the user's own names.</summary>
    /// <param name="Names">What a key is, for messages and the schema: "name of a check".</param>
    internal sealed record OpenMapping(string Names, Shape Value, int Fewest = 0) : Shape;

    /// <summary>A mapping whose further keys depend on the value of one of them, as the keys of a check on its kind.</summary>
    internal sealed record Variant(
        string Discriminator, string Default, IReadOnlyList<KeyValuePair<string, Mapping>> Variants) : Shape;

    /// <summary>One key of a <see cref="Mapping"/>.</summary>
    internal sealed record Key(string Name, Shape Shape, string Description, bool Required = false);
}
