namespace PocketLm;

/// <summary>A linear warm-up, then half a cosine down to zero.</summary>
internal sealed class LearningRate
{
    /// <summary>Share of the steps in which the rate rises.</summary>
    private const double WarmUp = 0.05;

    // At width 4, anything from 0.08 to 0.2 gives the same loss.
    private const double Peak = 0.16;

    private readonly int steps;

    public LearningRate(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        this.steps = steps;
    }

    public double At(int step)
    {
        double progress = (step + 1.0) / steps;
        return progress < WarmUp
            ? Peak * progress / WarmUp
            : Peak * 0.5 * (1 + Math.Cos(Math.PI * (progress - WarmUp) / (1 - WarmUp)));
    }
}
