using System.Numerics.Tensors;

namespace PocketLm;

/// <summary>Adam (Kingma and Ba 2015).</summary>
internal sealed class AdamOptimizer(float[] weights, float[] gradient)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.99f;
    private const float Epsilon = 1e-8f;

    private readonly float[] mean = new float[weights.Length];
    private readonly float[] meanSquare = new float[weights.Length];
    private readonly float[] update = new float[weights.Length];
    private int step;

    public void Step(double learningRate)
    {
        step++;
        TensorPrimitives.Multiply(mean, Beta1, mean);
        TensorPrimitives.MultiplyAdd(gradient, 1 - Beta1, mean, mean);

        TensorPrimitives.Multiply(gradient, gradient, update);
        TensorPrimitives.Multiply(meanSquare, Beta2, meanSquare);
        TensorPrimitives.MultiplyAdd(update, 1 - Beta2, meanSquare, meanSquare);

        TensorPrimitives.Sqrt<float>(meanSquare, update);
        TensorPrimitives.Add(update, Epsilon, update);
        TensorPrimitives.Divide(mean, update, update);

        // Both averages start at zero; the two corrections undo that bias.
        double correction = Math.Sqrt(1 - Math.Pow(Beta2, step)) / (1 - Math.Pow(Beta1, step));
        TensorPrimitives.MultiplyAdd(update, (float)(-learningRate * correction), weights, weights);
    }
}
