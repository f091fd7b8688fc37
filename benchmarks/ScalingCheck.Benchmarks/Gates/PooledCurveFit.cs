using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Benchmarks.Gates;

/// <summary>
/// Least squares of ln(E + A e^(-alpha u)) on ln y, E ≥ 0: a scan over alpha with the other two solved for. At matched sizes
/// one curve through all commits is the curve through the means of their ln y.
/// </summary>
internal static class PooledCurveFit
{
    private const int Grid = 40;
    private const double Smallest = .01;
    private const double Largest = 3;

    public static SharedFloorCurve Fit(double[] u, double[] logY)
    {
        var centre = u.Average();
        var centred = Array.ConvertAll(u, x => x - centre);
        var z = new double[u.Length];
        (double Sum, double E, double LogA) At(double logAlpha)
        {
            for (var i = 0; i < z.Length; i++) z[i] = Math.Exp(-Math.Exp(logAlpha) * centred[i]);
            return Inner(z, logY);
        }

        var step = Math.Log(Largest / Smallest) / (Grid - 1);
        var best = 0;
        var lowest = double.PositiveInfinity;
        for (var k = 0; k < Grid; k++)
        {
            var sum = At(Math.Log(Smallest) + k * step).Sum;
            if (sum >= lowest) continue;
            lowest = sum;
            best = k;
        }

        var low = Math.Log(Smallest) + Math.Max(0, best - 1) * step;
        var high = Math.Log(Smallest) + Math.Min(Grid - 1, best + 1) * step;
        var golden = (Math.Sqrt(5) - 1) / 2;
        double left = high - golden * (high - low), right = low + golden * (high - low);
        double atLeft = At(left).Sum, atRight = At(right).Sum;
        while (high - low > 1e-7)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - golden * (high - low);
                atLeft = At(left).Sum;
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + golden * (high - low);
                atRight = At(right).Sum;
            }
        }

        var alpha = Math.Exp((low + high) / 2);
        var (_, e, logA) = At((low + high) / 2);
        return new SharedFloorCurve(e, logA + alpha * centre, alpha);
    }

    /// <summary>E and ln A for one alpha: Gauss-Newton from the linear solution of relative residuals.</summary>
    private static (double Sum, double E, double LogA) Inner(double[] z, double[] logY)
    {
        double e = 0, a = 0;
        for (var iteration = 0; iteration < 12; iteration++)
        {
            double ee = 0, ea = 0, aa = 0, er = 0, ar = 0;
            for (var i = 0; i < z.Length; i++)
            {
                // At first residuals 1 - model/y; then ln y - ln model.
                var model = iteration == 0 ? Math.Exp(logY[i]) : e + a * z[i];
                var residual = iteration == 0 ? 1 : logY[i] - Math.Log(model);
                double je = 1 / model, ja = z[i] / model;
                ee += je * je;
                ea += je * ja;
                aa += ja * ja;
                er += je * residual;
                ar += ja * residual;
            }

            var determinant = ee * aa - ea * ea;
            var stepE = (er * aa - ar * ea) / determinant;
            var stepA = (ar * ee - er * ea) / determinant;
            e += stepE;
            a += stepA;
            if (!(e > 0) || !(a > 0)) return WithoutFloor(z, logY);
            if (Math.Abs(stepE) <= 1e-12 * e && Math.Abs(stepA) <= 1e-12 * a) break;
        }

        var sum = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var residual = logY[i] - Math.Log(e + a * z[i]);
            sum += residual * residual;
        }

        return (sum, e, Math.Log(a));
    }

    private static (double Sum, double E, double LogA) WithoutFloor(double[] z, double[] logY)
    {
        var logA = 0.0;
        for (var i = 0; i < z.Length; i++) logA += (logY[i] - Math.Log(z[i])) / z.Length;
        var sum = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var residual = logY[i] - Math.Log(z[i]) - logA;
            sum += residual * residual;
        }

        return (sum, 0, logA);
    }
}
