namespace ScalingCheck.Numerics.Processes;

/// <summary>Which covariance a history has: white noise, AR(1), AR(1) under white noise, AR(p) with p ≤ 6.</summary>
public static class CovarianceFit
{
    /// <summary>
    /// A larger model must be better by more than this. Without it the criterion picks spurious AR(2) and more in one of six
    /// histories of white noise or AR(1).
    /// </summary>
    public const double Advantage = 4;

    private const int MostOrder = 6;

    /// <summary>The candidates, by rising number of parameters.</summary>
    /// <param name="values">The history in order, more than 20 finite values that are not all equal; its mean is taken off.</param>
    public static IReadOnlyList<CovarianceCandidate> Candidates(ReadOnlySpan<double> values)
    {
        var centred = new double[values.Length];
        var mean = 0.0;
        foreach (var value in values) mean += value / values.Length;
        for (var i = 0; i < centred.Length; i++) centred[i] = values[i] - mean;

        var partials = BurgFit.Partials(centred, MostOrder);
        var noisy = NoisyAutoregressionFit.Of(centred);
        var found = new List<CovarianceCandidate>
        {
            Candidate(CovarianceModel.White, 1, BurgFit.Deviance(centred, []), centred.Length),
            Candidate(CovarianceModel.Autoregression(partials[0]), 2, BurgFit.Deviance(centred, partials.AsSpan(0, 1)), centred.Length),
            Candidate(CovarianceModel.NoisyAutoregression(noisy.Phi, noisy.NoiseShare), 3, noisy.Deviance, centred.Length),
        };
        for (var p = 2; p <= MostOrder; p++)
        {
            var first = partials.AsSpan(0, p);
            found.Add(Candidate(CovarianceModel.Autoregression(first), p + 1, BurgFit.Deviance(centred, first), centred.Length));
        }

        return found;
    }

    /// <summary>The least model that none larger beats by more than <see cref="Advantage"/>.</summary>
    /// <param name="candidates">By rising number of parameters.</param>
    public static CovarianceCandidate Choose(IReadOnlyList<CovarianceCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var chosen = candidates[0];
        foreach (var candidate in candidates)
        {
            var needed = candidate.Parameters > chosen.Parameters ? Advantage : 0;
            if (candidate.Aicc < chosen.Aicc - needed) chosen = candidate;
        }

        return chosen;
    }

    private static CovarianceCandidate Candidate(CovarianceModel model, int parameters, double deviance, int n)
    {
        // The mean is one more for each of them.
        var k = parameters + 1;
        return new(model, parameters, deviance + (2.0 * k * n / (n - k - 1)));
    }
}
