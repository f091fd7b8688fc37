using ScalingCheck.Collect.Expressions;

namespace ScalingCheck.Collect;

/// <summary>One entry of <c>collect:</c>: which files, and how their names become the names that the checks use.</summary>
internal sealed record CollectRule
{
    /// <summary>A path with wildcards, relative to the base directory; see <see cref="Paths.FilePattern"/>.</summary>
    public required string Files { get; init; }

    /// <summary>Id of the format; null: detected from the content.</summary>
    public string? Format { get; init; }

    /// <summary>Labels for every observation of a file, from templates with {1}, {2} for what the wildcards matched.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The same for axes: what a template becomes has to be a number.</summary>
    public IReadOnlyDictionary<string, string> Axes { get; init; } = new Dictionary<string, string>();

    /// <summary>Name in the file to name in the checks, for metrics, axes and labels alike.</summary>
    public IReadOnlyDictionary<string, string> Rename { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// New values by arithmetic, after <see cref="Rename"/> and in this order, so that a later one may use an earlier one.
    /// Each becomes an axis of every observation that has its inputs as axes or as its own value, and a metric of its own
    /// once a row.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, Expression>> Derive { get; init; } = [];

    /// <summary>What to keep of series.</summary>
    public Keep Keep { get; init; }

    /// <summary>Where the rule stands in the configuration, for messages.</summary>
    public SourceLocation? At { get; init; }
}
