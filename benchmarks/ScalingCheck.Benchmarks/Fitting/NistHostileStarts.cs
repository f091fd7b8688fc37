using System.Globalization;
using ScalingCheck.Benchmarks.Nist;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>
/// Fits from starts up to ten orders of magnitude off in every parameter, of either sign: most cannot arrive, and none may
/// hand back a point that is no minimum as if it were one.
/// </summary>
internal static class NistHostileStarts
{
    private const int Directions = 200;

    /// <summary>In standard errors: near enough that no pole of a rational curve lies between.</summary>
    private const double Away = .01;

    /// <summary>A point whose neighbours gain no more than the remaining gain that a fit may have.</summary>
    private const double Gain = 1e-8;

    private enum End
    {
        Certified,
        OtherMinimum,
        Refused,
        SilentlyWrong,
    }

    public static int Run(NistProblem[] problems, int starts)
    {
        var ends = new End[starts];
        Parallel.For(0, starts, i => ends[i] = Fit(problems[i % problems.Length], new Normals((ulong)i)));
        var counts = ends.CountBy(e => e).ToDictionary();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {starts} hostile starts: each certified parameter times 10^(-10..10), of either sign
              the certified minimum   {Count(End.Certified),8}
              another local minimum   {Count(End.OtherMinimum),8}
              refused                 {Count(End.Refused),8}
              silent wrong answers    {Count(End.SilentlyWrong),8}
            """));
        for (var p = 0; p < problems.Length; p++)
        {
            var others = Enumerable.Range(0, starts).Count(i => i % problems.Length == p && ends[i] == End.OtherMinimum);
            var wrong = Enumerable.Range(0, starts).Count(i => i % problems.Length == p && ends[i] == End.SilentlyWrong);
            if (others + wrong > 0) Console.WriteLine($"  {problems[p].Name,-10} other minima {others,6}   silently wrong {wrong,6}");
        }

        return 0;

        int Count(End end) => counts.GetValueOrDefault(end);
    }

    private static End Fit(NistProblem problem, Normals random)
    {
        double[] start =
        [
            .. problem.Certified.Select(b => b * Math.Pow(10, (20 * random.Uniform()) - 10) * (random.Uniform() < .5 ? -1 : 1)),
        ];
        var fit = NistProblems.Fit(problem, start);
        if (!fit.Convergence.IsOptimum || !double.IsFinite(fit.SumOfSquares)) return End.Refused;
        // The exponentials of a sum may have changed places: the minimum is known by its sum of squares.
        if (fit.SumOfSquares <= problem.SumOfSquares * (1 + 1e-6) + Rounding(problem)) return End.Certified;
        return IsMinimum(problem, fit, random) ? End.OtherMinimum : End.SilentlyWrong;
    }

    private static double Rounding(NistProblem problem) => problem.Y.Sum(y => y * y) * Math.Pow(2, -98);

    /// <summary>Whether the sum of squares rises in every one of many random directions. A saddle would fall.</summary>
    private static bool IsMinimum(NistProblem problem, NistFit fit, Normals random)
    {
        var p = fit.Parameters.Length;
        for (var i = 0; i < Directions; i++)
        {
            double[] along = [.. Enumerable.Range(0, p).Select(_ => random.Next())];
            if (fit.ValueAway(along, Away) < fit.SumOfSquares * (1 - Gain)) return false;
        }

        return true;
    }
}
