namespace PocketLm;

/// <summary>The language to be learnt: a Markov chain over 256 tokens.</summary>
/// <remarks>
/// The logits of its transitions are a sum of 256 random rank-one patterns whose strength falls as k^-0.8. A model of
/// width d can learn about the d strongest, so its loss above the entropy falls as a power of the width, the way that
/// language models' does.
/// </remarks>
internal sealed class MarkovSource
{
    public const int Vocabulary = 256;

    private const double Strength = 3;
    private const double Decay = 0.8;

    private readonly float[][] transitions;
    private readonly float[][] cumulative;
    private readonly double[] shares;

    public MarkovSource(int seed)
    {
        transitions = DrawTransitions(new Random(seed));
        cumulative = [.. transitions.Select(RunningSum)];
        shares = StationaryShares(transitions);
        Entropy = shares.Zip(transitions, (share, row) => share * row.Sum(p => -p * Math.Log(p))).Sum();
    }

    /// <summary>Nats per token: the loss that no model can beat.</summary>
    public double Entropy { get; }

    public int NextToken(int token, Random random)
    {
        int index = Array.BinarySearch(cumulative[token], random.NextSingle());
        return Math.Min(index < 0 ? ~index : index, Vocabulary - 1);
    }

    public ReadOnlySpan<float> NextProbabilities(int token) => transitions[token];

    public double Share(int token) => shares[token];

    private static float[][] DrawTransitions(Random random)
    {
        float[] left = Gaussian.Draw(random, Vocabulary * Vocabulary, 1);
        float[] right = Gaussian.Draw(random, Vocabulary * Vocabulary, 1);
        double[] spectrum = [.. Enumerable.Range(1, Vocabulary).Select(k => Math.Pow(k, -Decay))];
        double scale = Strength / Math.Sqrt(spectrum.Sum(s => s * s));

        float[][] rows = new float[Vocabulary][];
        for (int token = 0; token < Vocabulary; token++)
        {
            double[] weights = new double[Vocabulary];
            for (int next = 0; next < Vocabulary; next++)
            {
                double logit = 0;
                for (int k = 0; k < Vocabulary; k++)
                    logit += spectrum[k] * left[(token * Vocabulary) + k] * right[(next * Vocabulary) + k];
                weights[next] = Math.Exp(scale * logit);
            }

            double total = weights.Sum();
            rows[token] = [.. weights.Select(weight => (float)(weight / total))];
        }

        return rows;
    }

    private static double[] StationaryShares(float[][] transitions)
    {
        double[] shares = [.. Enumerable.Repeat(1.0 / Vocabulary, Vocabulary)];
        for (int sweep = 0; sweep < 100; sweep++)
        {
            double[] after = new double[Vocabulary];
            for (int token = 0; token < Vocabulary; token++)
            {
                for (int next = 0; next < Vocabulary; next++)
                    after[next] += shares[token] * transitions[token][next];
            }

            shares = after;
        }

        return shares;
    }

    private static float[] RunningSum(float[] values)
    {
        float[] sums = new float[values.Length];
        float sum = 0;
        for (int i = 0; i < values.Length; i++)
            sums[i] = sum += values[i];
        return sums;
    }
}
