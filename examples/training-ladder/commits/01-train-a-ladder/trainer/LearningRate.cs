namespace PocketLm;

/// <summary>A linear warm-up, then half a cosine down to zero.</summary>
internal sealed class LearningRate(int width, int steps)
{
    // Adam moves each weight by about the rate, and a logit sums `width` products of weights. The rate falls as
    // 1 / width so that a step moves the logits equally far at every size (Yang et al. 2022, "Tensor Programs V").
    private readonly double peak = 0.48 / width;

    public double At(int step)
    {
        double progress = (step + 1.0) / steps;
        return progress < 0.05
            ? peak * progress / 0.05
            : peak * 0.5 * (1 + Math.Cos(Math.PI * (progress - 0.05) / 0.95));
    }
}
