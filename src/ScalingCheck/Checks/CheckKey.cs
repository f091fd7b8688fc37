namespace ScalingCheck.Checks;

/// <summary>A configuration key that only one kind of check has. Its value is text, one of <paramref name="Choices"/>.</summary>
internal sealed record CheckKey(string Name, IReadOnlyList<string> Choices, string Description);
