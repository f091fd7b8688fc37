namespace ScalingCheck.Numerics.ChangePoints;

/// <summary>
/// The windowed likelihood ratio of a step, for the signature that a step leaves in AR(1) residuals: the whole step at
/// first, then 1 - phi of it. At commit t, for a step L commits long,
/// v_L = (u_{t-L+1} + a Σ_{i &gt; t-L+1} u_i)/√(1 + a² (L - 1)), a = 1 - phi.
/// </summary>
internal static class StepStatistic
{
    /// <summary>The longest step that is looked for; a longer one was seen before.</summary>
    public const int Longest = 30;

    private const double CandidateWeight = 0.9;

    /// <summary>The largest v_L, L = 1 … min(30, number of scores).</summary>
    /// <param name="scores">Scores of one direction, oldest first, the newest last; at least one.</param>
    /// <param name="phi">Autocorrelation at the newest commit.</param>
    public static double Largest(ReadOnlySpan<double> scores, double phi)
    {
        var a = 1 - phi;
        double largest = double.NegativeInfinity, tail = 0, variance = 1;
        for (var i = scores.Length - 1; i >= Math.Max(0, scores.Length - Longest); i--)
        {
            var v = (scores[i] + a * tail) / Math.Sqrt(variance);
            if (v > largest) largest = v;
            tail += scores[i];
            variance += a * a;
        }

        return largest;
    }

    /// <summary>
    /// Where the step began: weights exp(max(0, v_L)²/2), normalised; the commit of largest weight and the smallest set
    /// with 90 % of it.
    /// </summary>
    /// <param name="scores">As for <see cref="Largest"/>.</param>
    /// <param name="phi">As for <see cref="Largest"/>.</param>
    /// <param name="last">The number of the newest commit.</param>
    public static (int At, int[] Candidates) Locate(ReadOnlySpan<double> scores, double phi, int last)
    {
        var a = 1 - phi;
        var count = Math.Min(Longest, scores.Length);
        var logWeights = new double[count];
        double tail = 0, variance = 1;
        for (var back = 0; back < count; back++)
        {
            var score = scores[^(back + 1)];
            var v = Math.Max(0, (score + a * tail) / Math.Sqrt(variance));
            logWeights[back] = v * v / 2;
            tail += score;
            variance += a * a;
        }

        var largest = logWeights.Max();
        var weights = Array.ConvertAll(logWeights, l => Math.Exp(l - largest));
        var order = Enumerable.Range(0, count).OrderByDescending(back => weights[back]).ThenBy(back => back).ToArray();
        var wanted = CandidateWeight * weights.Sum();
        var taken = 0;
        for (var sum = 0.0; taken < count && sum < wanted; taken++) sum += weights[order[taken]];
        return (last - order[0], [.. order[..taken].Select(back => last - back).Order()]);
    }
}
