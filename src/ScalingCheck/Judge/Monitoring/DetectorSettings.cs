using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>The detector as the configuration sets it.</summary>
internal static class DetectorSettings
{
    /// <param name="family">How many series the gates and groups of a check make: they share its budget.</param>
    /// <param name="threshold">A threshold from a calibration; null: the usual one for the budget.</param>
    public static DetectorOptions Of(JudgeSettings settings, int family, double? threshold = null) =>
        new() { FalseAlarms = settings.Budget.Of(family).PerHundred, Threshold = threshold };
}
