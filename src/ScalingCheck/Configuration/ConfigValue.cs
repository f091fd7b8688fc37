namespace ScalingCheck.Configuration;

/// <summary>A value of the configuration after it was checked against its shape, with the place it stands at.</summary>
internal sealed record ConfigValue(SourceLocation Location)
{
    /// <summary>The text of a scalar; null for lists and mappings.</summary>
    public string? Scalar { get; init; }

    public IReadOnlyList<ConfigValue> Items { get; init; } = [];

    public IReadOnlyList<ConfigEntry> Entries { get; init; } = [];

    public ConfigValue? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    public string? Text(string key) => this[key]?.Scalar;

    public string Text(string key, string fallback) => Text(key) ?? fallback;

    public IReadOnlyList<string> Texts(string key) => [.. this[key]?.Items.Select(item => item.Scalar ?? "") ?? []];

    public double? Number(string key) =>
        Text(key) is { } text && NumberText.TryParse(text, out var number) ? number : null;

    public bool? Flag(string key) => Text(key) is { } text ? text == "true" : null;

    public Amount? Amount(string key) => Text(key) is { } text ? ScalingCheck.Amount.TryParse(text) : null;
}
