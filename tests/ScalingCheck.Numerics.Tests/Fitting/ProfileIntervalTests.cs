using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class ProfileIntervalTests
{
    /// <summary>
    /// The pseudo-observation against the definition: with E = T - A z*, the best A and alpha by brute force must put the
    /// sum of squares at the cut, at both ends, on a decade of sizes and a forecast a hundred times beyond.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_ends_of_a_forecast_lie_on_the_profile_found_by_brute_force(int seed)
    {
        double[] x = [.. Enumerable.Range(0, 8).Select(k => 3e8 * Math.Pow(10, k / 7.0))];
        double[] y = [.. x.Select((v, i) => (1.8 + (400 * Math.Pow(v, -.34))) * (1 + (.01 * Math.Sin(seed * 7.13 * (i + 1)))))];
        const double At = 3e11;

        var fit = KnownLaws.Find("power-constant")!.Fit(new FitData(x, y), new FitOptions { ForecastAt = [[At]] });

        const double F = 6.607890973703368; // F.95(1, 5)
        var cut = fit.Objective * (1 + (F / 5));
        foreach (var end in new[] { fit.Forecasts[0].Lower, fit.Forecasts[0].Upper })
        {
            var objective = BruteForce(x, y, At, end);
            // The last cells of the search are a ten-thousandth of the valley wide: worth its square.
            FitAssert.Close(cut, objective, 1e-6);
        }
    }

    [Fact]
    public void An_exponent_without_an_upper_end_is_not_identified()
    {
        // Only the first size stands out: any steeper curve fits as well.
        double[] x = [1, 10, 100, 1000, 10000];
        double[] y = [2, 1.001, .999, 1.0005, .9995];

        var alpha = KnownLaws.Find("power-constant")!.Fit(new FitData(x, y), FitOptions.Default).Parameter("alpha");

        Assert.Equal(double.PositiveInfinity, alpha.Upper);
        Assert.NotNull(alpha.NotIdentified);
    }

    private static double BruteForce(double[] x, double[] y, double at, double target)
    {
        var reference = Math.Exp(x.Average(Math.Log));
        var (low, high) = (1e-3, 8.0);
        var best = double.PositiveInfinity;
        const int Cells = 400;
        for (var level = 0; level < 4; level++)
        {
            var bestAlpha = 0.0;
            for (var j = 0; j <= Cells; j++)
            {
                var alpha = low + ((high - low) * j / Cells);
                var objective = GoldenSection(share => Objective(x, y, reference, at, target, alpha, share));
                if (objective <= best) (best, bestAlpha) = (objective, alpha);
            }

            var step = 2 * (high - low) / Cells;
            (low, high) = (Math.Max(1e-3, bestAlpha - step), Math.Min(8, bestAlpha + step));
        }

        return best;
    }

    private static double GoldenSection(Func<double, double> f)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var (a, b) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
            if (f(a) < f(b)) high = b;
            else low = a;
        }

        return f((low + high) / 2);
    }

    /// <summary>share: the first size's excess over the target, from 0.</summary>
    private static double Objective(
        double[] x, double[] y, double reference, double at, double target, double alpha, double share)
    {
        var zAt = Math.Pow(at / reference, -alpha);
        // A from 0 to where the floor is zero, or the first point is met, whichever is less.
        var most = Math.Min(target / zAt, 2 * y[0] / (Math.Pow(x[0] / reference, -alpha) - zAt));
        var a = share * most;
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var residual = Math.Log(y[i]) - Math.Log(target - (a * zAt) + (a * Math.Pow(x[i] / reference, -alpha)));
            sum += residual * residual;
        }

        return sum;
    }
}
