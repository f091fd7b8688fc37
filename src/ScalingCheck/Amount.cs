namespace ScalingCheck;

/// <summary>A margin: absolute in the unit of what it limits, or relative (5% is the factor 1.05).</summary>
internal readonly record struct Amount(double Value, bool IsRelative)
{
    public static readonly Amount Zero = new(0, IsRelative: false);

    /// <summary>Reads <c>0.05</c> or <c>5%</c>; null when it is neither, negative, or not finite.</summary>
    public static Amount? TryParse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var relative = text.EndsWith("%");
        if (relative) text = text[..^1].TrimEnd();
        if (!NumberText.TryParse(text, out var value) || value < 0) return null;
        return relative ? new Amount(value / 100, IsRelative: true) : new Amount(value, IsRelative: false);
    }

    public override string ToString() => IsRelative ? NumberText.Short(Value * 100) + " %" : NumberText.Short(Value);
}
