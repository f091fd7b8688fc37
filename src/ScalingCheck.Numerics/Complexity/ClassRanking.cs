using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Complexity;

/// <summary>
/// Ranks the growth functions, each with and without a fixed cost, by AICc = n ln(SSR/n) + 2k + 2k(k+1)/(n-k-1) with the
/// variance counted in k (Hurvich and Tsai 1989), as Akaike weights (Burnham and Anderson 2002).
/// </summary>
internal static class ClassRanking
{
    /// <summary>The fewest sizes that leave AICc a degree of freedom.</summary>
    private const int FewestSizes = 4;

    public static List<ComplexityClass> Rank(FitPoints points)
    {
        if (points.Count < FewestSizes) return [];
        var candidates = new List<Candidate>(2 * GrowthFunction.All.Count);
        foreach (var growth in GrowthFunction.All)
        {
            var logG = Array.ConvertAll(points.X[0], n => growth.LogValue(n));
            // log n is no candidate for data that has n = 1.
            if (!Array.TrueForAll(logG, double.IsFinite)) continue;
            var bare = Bare(points, growth, logG);
            candidates.Add(bare);
            if (!growth.IsConstant && points.Count > FewestSizes) candidates.Add(WithOverhead(points, bare, logG));
        }

        return Weigh(candidates);
    }

    private static List<ComplexityClass> Weigh(List<Candidate> candidates)
    {
        var best = candidates.Min(c => c.Criterion);
        var total = candidates.Sum(c => Math.Exp((best - c.Criterion) / 2));
        return
        [
            .. candidates
                .GroupBy(c => c.Growth.Name, StringComparer.Ordinal)
                .Select(variants =>
                {
                    var better = variants.MinBy(v => v.Criterion)!;
                    return new ComplexityClass(
                        better.Growth.Name,
                        variants.Sum(v => Math.Exp((best - v.Criterion) / 2)) / total,
                        better.Scale,
                        better.Overhead,
                        better.Objective,
                        better.ResidualStandardDeviation,
                        Math.Exp((best - better.Criterion) / 2) / total);
                })
                .OrderByDescending(c => c.Weight),
        ];
    }

    /// <summary>y = k g(n): ln k is the mean of ln y - ln g.</summary>
    private static Candidate Bare(FitPoints points, GrowthFunction growth, double[] logG)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < logG.Length; i++)
        {
            sum += points.Weights[i] * (points.LogY[i] - logG[i]);
            weight += points.Weights[i];
        }

        var logScale = sum / weight;
        var objective = 0.0;
        for (var i = 0; i < logG.Length; i++)
        {
            var residual = points.LogY[i] - logG[i] - logScale;
            objective += points.Weights[i] * residual * residual;
        }

        return Candidate.Of(points, growth, Math.Exp(logScale + points.LogYReference), 0, objective, 1);
    }

    /// <summary>y = k g(n) + d, d ≥ 0: the power law with a constant, its exponent held at one in units of g.</summary>
    private static Candidate WithOverhead(FitPoints points, Candidate bare, double[] logG)
    {
        double[] lower = [double.NegativeInfinity, -1, 0];
        double[] upper = [double.PositiveInfinity, -1, double.PositiveInfinity];
        var mean = logG.Average();
        var centred = Array.ConvertAll(logG, g => g - mean);
        var problem = new LeastSquares<ConstantPlusPower>(
            centred, centred, points.LogY, points.Weights, lower, upper) { Fixed = 1 << ConstantPlusPower.Alpha };
        var smallest = Math.Exp(points.LogY.Min());
        var best = bare.Objective;
        var (scale, overhead) = (bare.Scale, 0.0);
        // From no overhead, from half the smallest value, from nearly all of it.
        foreach (var share in (ReadOnlySpan<double>)[0, 0.5, 0.95])
        {
            Span<double> theta = [Math.Log(bare.Scale) - points.LogYReference + mean, -1, share * smallest];
            var objective = problem.Minimise(theta);
            if (objective >= best) continue;
            best = objective;
            scale = Math.Exp(theta[ConstantPlusPower.LogA] - mean + points.LogYReference);
            overhead = theta[ConstantPlusPower.E] * Math.Exp(points.LogYReference);
        }

        return Candidate.Of(points, bare.Growth, scale, overhead, best, 2);
    }

    /// <summary>A growth function, fitted with or without a fixed cost.</summary>
    private sealed record Candidate(
        GrowthFunction Growth,
        double Scale,
        double Overhead,
        double Objective,
        double ResidualStandardDeviation,
        double Criterion)
    {
        public static Candidate Of(
            FitPoints points, GrowthFunction growth, double scale, double overhead, double objective, int parameters)
        {
            double n = points.Count;
            var k = parameters + 1;
            // Exact data: below rounding no candidate is better than another.
            var perPoint = Math.Max(objective, ResidualScale.Floor(points)) / n;
            var criterion = (n * Math.Log(perPoint)) + (2 * k) + (2.0 * k * (k + 1) / (n - k - 1));
            return new(growth, scale, overhead, objective, Math.Sqrt(objective / points.MeanWeight / (n - parameters)), criterion);
        }
    }
}
