using System.Globalization;

namespace ScalingCheck.History.Shards;

/// <summary>Which of how many jobs, <c>2/4</c>.</summary>
/// <param name="Index">From 1.</param>
internal sealed record ShardPosition(int Index, int Count)
{
    /// <summary>More jobs than any CI system starts for one commit.</summary>
    public const int Most = 10_000;

    /// <summary>Of <c>i/n</c> with 1 ≤ i ≤ n; null for anything else.</summary>
    public static ShardPosition? Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && index >= 1 && index <= count && count <= Most
            ? new ShardPosition(index, count)
            : null;

    public override string ToString() => FormattableString.Invariant($"{Index}/{Count}");
}
