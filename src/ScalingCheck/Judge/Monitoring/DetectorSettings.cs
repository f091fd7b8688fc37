using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>The detector as the configuration sets it.</summary>
internal static class DetectorSettings
{
    /// <param name="family">How many series the gates and groups of a check make: they share its budget.</param>
    /// <param name="raise">By how much a calibration raises the usual threshold of the budget.</param>
    public static DetectorOptions Of(JudgeSettings settings, int family, double raise = 0) =>
        new() { FalseAlarms = settings.Budget.Of(family).PerHundred, Raise = raise };
}
