namespace ScalingCheck.Configuration;

/// <summary>A value of the configuration with the place it stands at: as the file has it, or checked against its shape.</summary>
internal sealed record ConfigValue(ConfigKind Kind, SourceLocation Location)
{
    /// <summary>The text of a scalar; null for everything else.</summary>
    public string? Scalar { get; init; }

    public IReadOnlyList<ConfigValue> Items { get; init; } = [];

    public IReadOnlyList<ConfigEntry> Entries { get; init; } = [];

    public ConfigValue? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    public static ConfigValue OfText(string text, SourceLocation at) =>
        new(text.Length == 0 ? ConfigKind.Nothing : ConfigKind.Scalar, at) { Scalar = text.Length == 0 ? null : text };

    public static ConfigValue OfItems(IEnumerable<ConfigValue> items, SourceLocation at) => new(ConfigKind.List, at) { Items = [.. items] };

    public static ConfigValue OfEntries(IEnumerable<ConfigEntry> entries, SourceLocation at) => new(ConfigKind.Mapping, at) { Entries = [.. entries] };

    public string? Text(string key) => this[key]?.Scalar;

    public string Text(string key, string fallback) => Text(key) ?? fallback;

    public IReadOnlyList<string> Texts(string key) => [.. this[key]?.Items.Select(item => item.Scalar ?? "") ?? []];

    public double? Number(string key) =>
        Text(key) is { } text && NumberText.TryParse(text, out var number) ? number : null;

    public Amount? Amount(string key) => Text(key) is { } text ? ScalingCheck.Amount.TryParse(text) : null;
}
