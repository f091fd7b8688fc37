using System.Numerics.Tensors;

namespace PocketLm;

/// <summary>Predicts the next token from the last one: logits = embedding x output matrix (Mnih and Hinton 2007).</summary>
internal sealed class LogBilinearModel
{
    private const int Vocabulary = MarkovSource.Vocabulary;

    private readonly int width;
    private readonly float[] predicted = new float[Vocabulary];

    public LogBilinearModel(int width, Random random)
    {
        this.width = width;
        double deviation = 0.5 / Math.Sqrt(width);
        Embeddings = Gaussian.Draw(random, Vocabulary * width, deviation);
        Output = Gaussian.Draw(random, width * Vocabulary, deviation);
        EmbeddingGradient = new float[Embeddings.Length];
        OutputGradient = new float[Output.Length];
    }

    public float[] Embeddings { get; }

    public float[] Output { get; }

    public float[] EmbeddingGradient { get; }

    public float[] OutputGradient { get; }

    public int Parameters => Embeddings.Length + Output.Length;

    /// <summary>Probabilities of the next token; the span is overwritten by the next call.</summary>
    public ReadOnlySpan<float> Predict(int token)
    {
        Span<float> logits = predicted;
        logits.Clear();
        ReadOnlySpan<float> hidden = Embeddings.AsSpan(token * width, width);
        for (int k = 0; k < width; k++)
            TensorPrimitives.MultiplyAdd(Output.AsSpan(k * Vocabulary, Vocabulary), hidden[k], logits, logits);

        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        TensorPrimitives.Exp<float>(logits, logits);
        TensorPrimitives.Divide(logits, TensorPrimitives.Sum<float>(logits), logits);
        return logits;
    }

    /// <summary>Adds one token's gradient, weighted, and returns the token's loss.</summary>
    public double AddGradient(int token, int next, float weight)
    {
        Predict(token);

        // Single precision rounds the smallest probabilities to zero, and one such token would make the mean infinite.
        double loss = -Math.Log(Math.Max(predicted[next], float.Epsilon));

        // The derivative of the cross entropy by the logits: predicted minus observed.
        Span<float> error = predicted;
        error[next] -= 1;
        TensorPrimitives.Multiply(error, weight, error);

        ReadOnlySpan<float> hidden = Embeddings.AsSpan(token * width, width);
        Span<float> hiddenGradient = EmbeddingGradient.AsSpan(token * width, width);
        for (int k = 0; k < width; k++)
        {
            hiddenGradient[k] += TensorPrimitives.Dot<float>(Output.AsSpan(k * Vocabulary, Vocabulary), error);
            Span<float> gradient = OutputGradient.AsSpan(k * Vocabulary, Vocabulary);
            TensorPrimitives.MultiplyAdd(error, hidden[k], gradient, gradient);
        }

        return loss;
    }
}
