namespace ScalingCheck.Configuration;

/// <summary>One key of a mapping with its value.</summary>
internal sealed record ConfigEntry(string Key, SourceLocation At, ConfigValue Value);
