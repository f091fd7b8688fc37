using ScalingCheck.Collect;
using ScalingCheck.Collect.Expressions;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>One entry of <c>collect</c> to propose, still as text.</summary>
internal sealed record ProposedRule(string Files)
{
    public IReadOnlyList<KeyValuePair<string, string>> Axes { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Rename { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Derive { get; init; } = [];

    public CollectRule ToRule() => new()
    {
        Files = Files,
        Axes = Axes.ToDictionary(StringComparer.Ordinal),
        Labels = Labels.ToDictionary(StringComparer.Ordinal),
        Rename = Rename.ToDictionary(StringComparer.Ordinal),
        Derive = [.. Derive.Select(entry => new KeyValuePair<string, Expression>(
            entry.Key, Expression.TryParse(entry.Value, out var expression, out _) ? expression : throw new InvalidOperationException($"'{entry.Value}' is no expression.")))],
    };
}
