namespace ScalingCheck.Checks;

/// <summary>A configuration key that only some kinds of check have.</summary>
/// <param name="Choices">The only values allowed; empty when any value of the type will do.</param>
internal sealed record CheckKey(string Name, string Description, params IReadOnlyList<string> Choices)
{
    public CheckKeyType Type { get; init; } = CheckKeyType.Text;

    /// <summary>True: a list may stand there. Its items reach the check as one text with commas between.</summary>
    public bool IsList { get; init; }
}
