using System.Diagnostics;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Benchmarks.Nist;

/// <summary>What the product's kernel makes of a NIST problem from one start.</summary>
/// <param name="Parameters">Parameters, in NIST's units.</param>
/// <param name="StandardErrors">Their standard errors.</param>
/// <param name="SumOfSquares">Residual sum of squares.</param>
/// <param name="Convergence">The judgement of the product on the point reached.</param>
/// <param name="Evaluations">Evaluations of the whole curve.</param>
/// <param name="Microseconds">Time of the fit.</param>
internal sealed record NistFit(
    double[] Parameters,
    double[] StandardErrors,
    double SumOfSquares,
    Convergence Convergence,
    double Evaluations,
    double Microseconds)
{
    /// <summary>Fits a curve from a start.</summary>
    public static NistFit From<TCurve>(NistProblem problem, double[] start)
        where TCurve : struct, INistCurve
    {
        var p = TCurve.ParameterCount;
        double[] lower = [.. Enumerable.Repeat(double.NegativeInfinity, p)];
        double[] upper = [.. Enumerable.Repeat(double.PositiveInfinity, p)];
        double[] weights = [.. problem.Y.Select(_ => 1.0)];
        double[] ones = [.. start.Select(_ => 1.0)];
        double[] theta = [.. ones];
        ScaledCurve<TCurve>.ScaleBy(start);
        var kernel = new LeastSquares<ScaledCurve<TCurve>>(problem.X, problem.Z, problem.Y, weights, lower, upper);
        ScaledCurve<TCurve>.Values = 0;
        var begin = Stopwatch.GetTimestamp();
        var squares = kernel.Minimise(theta);
        var time = Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
        var evaluations = (double)ScaledCurve<TCurve>.Values / problem.Y.Length;
        double[] parameters = [.. theta.Select((t, k) => t * start[k])];
        return new(
            parameters,
            StandardErrorsAt<TCurve>(problem, parameters, squares),
            squares,
            Convergence.Of(kernel, ones, theta, floor: 0),
            evaluations,
            time);
    }

    /// <summary>s √diag((JᵀJ)⁻¹), by the triangular factor of J.</summary>
    private static double[] StandardErrorsAt<TCurve>(NistProblem problem, double[] b, double squares)
        where TCurve : struct, INistCurve
    {
        var p = b.Length;
        var factor = new OrthogonalFactor(stackalloc double[p * p], stackalloc double[p]);
        Span<double> row = stackalloc double[p];
        for (var i = 0; i < problem.Y.Length; i++)
        {
            var residual = problem.Y[i] - TCurve.Value(b, problem.X[i], problem.Z[i], row);
            factor.Add(row, residual);
        }

        var errors = new double[p];
        factor.Variances(errors);
        for (var k = 0; k < p; k++) errors[k] = Math.Sqrt(errors[k] * squares / (problem.Y.Length - p));
        return errors;
    }
}
