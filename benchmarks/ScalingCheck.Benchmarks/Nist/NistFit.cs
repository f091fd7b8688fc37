using System.Diagnostics;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Benchmarks.Nist;

/// <summary>What the product's kernel makes of a NIST problem from one start.</summary>
/// <param name="Parameters">Parameters, in NIST's units.</param>
/// <param name="StandardErrors">Their standard errors.</param>
/// <param name="SumOfSquares">Residual sum of squares.</param>
/// <param name="Convergence">The judgement of the product on the point reached.</param>
/// <param name="ValueAway">The sum of squares at so many standard errors from the point, in a direction of the confidence ellipsoid.</param>
/// <param name="Evaluations">Evaluations of the whole curve.</param>
/// <param name="Microseconds">Time of the fit.</param>
internal sealed record NistFit(
    double[] Parameters,
    double[] StandardErrors,
    double SumOfSquares,
    Convergence Convergence,
    Func<double[], double, double> ValueAway,
    double Evaluations,
    double Microseconds)
{
    /// <summary>Fits a curve from a start, with or without following a valley where Gauss-Newton steps do not arrive.</summary>
    public static NistFit From<TCurve>(NistProblem problem, double[] start, bool persistent)
        where TCurve : struct, INistCurve
    {
        var p = TCurve.ParameterCount;
        double[] lower = [.. Enumerable.Repeat(double.NegativeInfinity, p)];
        double[] upper = [.. Enumerable.Repeat(double.PositiveInfinity, p)];
        double[] weights = [.. problem.Y.Select(_ => 1.0)];
        double[] ones = [.. start.Select(_ => 1.0)];
        double[] theta = [.. ones];
        ScaledCurve<TCurve>.ScaleBy(start);
        var kernel = new LeastSquares<ScaledCurve<TCurve>>(problem.X, problem.Z, problem.Y, weights, lower, upper)
        {
            Persistent = persistent,
        };
        ScaledCurve<TCurve>.Values = 0;
        var begin = Stopwatch.GetTimestamp();
        var squares = kernel.Minimise(theta);
        var time = Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
        var evaluations = (double)ScaledCurve<TCurve>.Values / problem.Y.Length;
        return new(
            [.. theta.Select((t, k) => t * start[k])],
            StandardErrorsOf(kernel, theta, start, squares / (problem.Y.Length - p)),
            squares,
            Convergence.Of(kernel, ones, theta, Floor(problem.Y)),
            (direction, distance) => Away<TCurve>(problem, start, theta, direction, distance * Math.Sqrt(squares / (problem.Y.Length - p))),
            evaluations,
            time);
    }

    /// <summary>What residuals of one rounding error each would gain: Lanczos1 leaves little else.</summary>
    private static double Floor(double[] y) => y.Sum(v => v * v) * Math.Pow(2, -104);

    /// <summary>s √diag((JᵀJ)⁻¹), by the Cholesky factor of the kernel's own normal equations.</summary>
    private static double[] StandardErrorsOf<TCurve>(
        in LeastSquares<ScaledCurve<TCurve>> kernel, double[] theta, double[] scale, double variance)
        where TCurve : struct, INistCurve
    {
        var p = theta.Length;
        var normal = new double[p * p];
        kernel.Evaluate(theta, new double[p], normal, out _);
        var errors = new double[p];
        if (!SmallMatrix.Factor(normal, p)) return errors;
        for (var k = 0; k < p; k++)
        {
            var unit = new double[p];
            unit[k] = Math.Abs(scale[k]);
            errors[k] = Math.Sqrt(variance * SmallMatrix.InverseForm(normal, p, unit));
        }

        return errors;
    }

    private static double Away<TCurve>(NistProblem problem, double[] scale, double[] theta, double[] direction, double length)
        where TCurve : struct, INistCurve
    {
        var p = theta.Length;
        ScaledCurve<TCurve>.ScaleBy(scale);
        double[] weights = [.. problem.Y.Select(_ => 1.0)];
        var kernel = new LeastSquares<ScaledCurve<TCurve>>(problem.X, problem.Z, problem.Y, weights, default, default);
        var factor = new double[p * p];
        kernel.Evaluate(theta, new double[p], factor, out _);
        if (!SmallMatrix.Factor(factor, p)) return double.NaN;
        // L⁻ᵀ z, as (L Lᵀ)⁻¹ L z.
        var step = new double[p];
        for (var k = 0; k < p; k++)
        {
            for (var l = 0; l <= k; l++) step[k] += factor[(k * p) + l] * direction[l];
        }

        SmallMatrix.Solve(factor, p, step);
        double[] there = [.. theta.Select((t, k) => t + (length * step[k] / Math.Sqrt(p)))];
        return kernel.Evaluate(there, new double[p], factor, out _);
    }
}
