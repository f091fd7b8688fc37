using System.Numerics.Tensors;

namespace PocketLm;

/// <summary>Trains one model on one pass over fresh text.</summary>
internal sealed class TrainingRun
{
    private const int BatchSize = 64;

    private const int LogRows = 8;

    private readonly MarkovSource source;
    private readonly LogBilinearModel model;
    private readonly Random random;

    public TrainingRun(MarkovSource source, int width, Random random)
    {
        this.source = source;
        this.random = random;
        model = new LogBilinearModel(width, random);
    }

    public int Parameters => model.Parameters;

    public TrainerState Train()
    {
        // Twenty tokens a parameter for the largest model, about the compute-optimal number (Hoffmann et al. 2022). The
        // smaller ones get more: a few hundred steps would leave their loss to chance.
        int logEvery = (int)(10 * Math.Sqrt(Parameters));
        int steps = LogRows * logEvery;
        LearningRate rate = new(steps);
        AdamOptimizer embeddings = new(model.Embeddings, model.EmbeddingGradient);
        AdamOptimizer output = new(model.Output, model.OutputGradient);
        TrainerState state = new()
        {
            GlobalStep = steps,
            MaxSteps = steps,
            LoggingSteps = logEvery,
            NumInputTokensSeen = steps * BatchSize,
            TrainBatchSize = BatchSize,
        };

        int token = random.Next(MarkovSource.Vocabulary);
        double lossSinceLog = 0;
        for (int step = 0; step < steps; step++)
        {
            lossSinceLog += AddBatch(ref token);
            embeddings.Step(rate.At(step));
            output.Step(rate.At(step));

            if ((step + 1) % logEvery == 0)
            {
                state.LogHistory.Add(new LogRow
                {
                    Epoch = (step + 1.0) / steps,
                    LearningRate = rate.At(step),
                    Loss = lossSinceLog / logEvery,
                    Step = step + 1,
                });
                lossSinceLog = 0;
            }

            int done = step + 1;
            if (done == steps / 2 || done == steps)
                state.LogHistory.Add(new LogRow { Epoch = (double)done / steps, EvalLoss = ValidationLoss(), Step = done });
        }

        return state;
    }

    /// <summary>The expected loss on all the text there could be: the source is known, so nothing is sampled.</summary>
    public double ValidationLoss()
    {
        double loss = 0;
        float[] logarithms = new float[MarkovSource.Vocabulary];
        for (int token = 0; token < MarkovSource.Vocabulary; token++)
        {
            TensorPrimitives.Log(model.Predict(token), logarithms);
            loss -= source.Share(token) * TensorPrimitives.Dot(source.NextProbabilities(token), logarithms);
        }

        return loss;
    }

    /// <summary>Reads on in the text by one batch and returns its mean loss.</summary>
    private double AddBatch(ref int token)
    {
        double loss = 0;
        for (int i = 0; i < BatchSize; i++)
        {
            int next = source.NextToken(token, random);
            loss += model.AddGradient(token, next, 1f / BatchSize);
            token = next;
        }

        return loss / BatchSize;
    }
}
