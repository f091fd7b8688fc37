namespace ScalingCheck.Numerics.Processes;

/// <summary>AR(1) seen through white noise, by the likelihood of a Kalman filter (Harvey 1989, chapter 3).</summary>
internal static class NoisyAutoregressionFit
{
    private const double MostPhi = .9995;

    private static readonly double[] Phis = [.3, .6, .8, .9, .96, .99];

    private static readonly double[] Shares = [.15, .4, .65, .85];

    /// <summary>φ in (0, 1) and the share of the noise in (0, 1) of the greatest likelihood, and its deviance.</summary>
    public static (double Phi, double NoiseShare, double Deviance) Of(ReadOnlySpan<double> values)
    {
        var best = (Phi: Phis[0], Share: Shares[0], Deviance: double.PositiveInfinity);
        foreach (var phi in Phis)
        {
            foreach (var share in Shares)
            {
                var deviance = Deviance(values, phi, share);
                if (deviance < best.Deviance) best = (phi, share, deviance);
            }
        }

        return Polish(values, best);
    }

    /// <summary>-2 ln likelihood at the best variance.</summary>
    public static double Deviance(ReadOnlySpan<double> values, double phi, double noiseShare)
    {
        var signal = 1 - noiseShare;
        var drive = signal * (1 - (phi * phi));
        var (state, variance, logs, squares, product) = (0.0, signal, 0.0, 0.0, 1.0);
        var last = double.NaN;
        foreach (var value in values)
        {
            var total = variance + noiseShare;
            var innovation = value - state;
            squares += innovation * innovation / total;
            // One logarithm for many factors.
            product *= total;
            if (product is < 1e-200 or > 1e200) (logs, product) = (logs + Math.Log(product), 1);
            var gain = variance / total;
            state = phi * (state + (gain * innovation));
            if (variance == last) continue;
            last = variance;
            variance = (phi * phi * variance * (1 - gain)) + drive;
        }

        logs += Math.Log(product);
        return (values.Length * (Math.Log(2 * Math.PI * squares / values.Length) + 1)) + logs;
    }

    /// <summary>A compass search in the logits of both: the likelihood is smooth, and two or three digits are enough.</summary>
    private static (double, double, double) Polish(ReadOnlySpan<double> values, (double Phi, double Share, double Deviance) best)
    {
        var (x, y, deviance) = (Logit(best.Phi), Logit(best.Share), best.Deviance);
        ReadOnlySpan<(double, double)> compass = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)];
        for (var step = .5; step > .01;)
        {
            var moved = false;
            foreach (var (dx, dy) in compass)
            {
                var (tryX, tryY) = (x + (step * dx), y + (step * dy));
                var phi = Logistic(tryX);
                if (phi > MostPhi) continue;
                var found = Deviance(values, phi, Logistic(tryY));
                if (!(found < deviance)) continue;
                (x, y, deviance, moved) = (tryX, tryY, found, true);
                break;
            }

            if (!moved) step /= 2;
        }

        return (Logistic(x), Logistic(y), deviance);
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
