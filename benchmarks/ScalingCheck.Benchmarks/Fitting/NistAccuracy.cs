using System.Globalization;
using ScalingCheck.Benchmarks.Nist;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>Correct digits on the 27 nonlinear problems of NIST's Statistical Reference Datasets, from both starts.</summary>
internal static class NistAccuracy
{
    public static int Run(string[] args)
    {
        foreach (var name in NistProblems.Names)
        {
            var problem = NistProblem.Load(name);
            foreach (var start in problem.Starts)
            {
                var fit = NistProblems.Fit(problem, start);
                Console.Write(string.Create(CultureInfo.InvariantCulture, $"{name,-10}{problem.Difficulty,-8} p={start.Length} n={problem.Y.Length,-4} cond {fit.Convergence.Condition:E1} gain {fit.Convergence.RemainingGain:E1} {(fit.Convergence.IsOptimum ? "ok " : "BAD")} par {Digits.Fewest(fit.Parameters, problem.Certified):F1} se {Digits.Fewest(fit.StandardErrors, problem.StandardErrors):F1} rss {Digits.Of(fit.SumOfSquares, problem.SumOfSquares):F1} ev {fit.Evaluations:F0} {fit.Microseconds:F0} us\n"));
            }
        }

        return 0;
    }
}
