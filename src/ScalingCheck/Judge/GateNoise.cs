using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Judge;

/// <summary>What the configuration says of the scatter between unchanged commits.</summary>
/// <param name="Deviation">Standard deviation of the value as measured, from commit to commit: a share of it, or in its unit.</param>
/// <param name="Commits">From how many commits that is known; null: it is taken as known exactly.</param>
internal sealed record GateNoise(Amount Deviation, int? Commits)
{
    /// <summary>The same on the scale of a comparison.</summary>
    /// <param name="relative">True when the comparison is on the log scale.</param>
    /// <param name="value">What the deviation is a share of, or the share is taken of; NaN where a curve has no one value.</param>
    public NoisePrior ToPrior(bool relative, double value)
    {
        var deviation = (relative, Deviation.IsRelative) switch
        {
            (false, true) => Deviation.Value * Math.Abs(value),
            (true, false) when double.IsFinite(value) && value != 0 => Deviation.Value / Math.Abs(value),
            // A small share is the same in logarithms; of a slope or a level a bare number is in logarithms already.
            _ => Deviation.Value,
        };
        return Commits is { } commits ? NoisePrior.Estimated(deviation, commits) : NoisePrior.Known(deviation);
    }

    /// <summary><c>noise of 0.4 % from 212 commits</c></summary>
    public override string ToString() => $"noise of {Deviation}" +
        (Commits is { } commits ? FormattableString.Invariant($" from {commits} commits") : ", taken as known");
}
