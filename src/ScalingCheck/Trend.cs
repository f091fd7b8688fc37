using ScalingCheck.Checks;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck;

/// <summary>The estimates of one check and group over commits, oldest first.</summary>
/// <param name="Names">The estimates worth a column: those with a direction, the gated ones first.</param>
internal sealed record Trend(CheckSettings Check, string Title, IReadOnlyList<string> Names, IReadOnlyList<TrendPoint> Points)
{
    /// <summary>What each gate of it shows over the commits, for those that can be watched.</summary>
    public IReadOnlyList<WatchedSeries> Series { get; init; } = [];

    /// <summary>The gates of the check, with what was calibrated for them.</summary>
    public IReadOnlyList<GateRule> Gates { get; init; } = [];

    /// <summary>Of how many series, gates and groups of the check, this one shares the budget of false alarms.</summary>
    public int Family { get; init; } = 1;

    /// <summary>Changes of level, oldest first.</summary>
    public IReadOnlyList<TrendChange> Changes { get; init; } = [];
}
