namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>How a forecast did on the sizes of one curve, all in ln y.</summary>
/// <param name="Error">Root mean square error.</param>
/// <param name="Coverage">Share of the sizes inside the 95 % interval.</param>
/// <param name="Width">Mean width of the interval.</param>
/// <param name="IntervalScore">Width and 40 times the distance outside (Gneiting and Raftery 2007), the mean over sizes.</param>
internal sealed record ForecastScore(double Error, double Coverage, double Width, double IntervalScore)
{
    /// <param name="curve">The curve; it holds the truth.</param>
    /// <param name="centre">Forecast of ln y at u.</param>
    /// <param name="reach">Half the width of the interval at u.</param>
    public static ForecastScore Of(LearningCurve curve, Func<double, double> centre, Func<double, double> reach)
    {
        var (square, inside, width, score) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < curve.U.Length; i++)
        {
            var half = reach(curve.U[i]);
            var error = Math.Abs(centre(curve.U[i]) - curve.LogY[i]);
            square += error * error;
            inside += error <= half ? 1 : 0;
            width += 2 * half;
            score += (2 * half) + (40 * Math.Max(0, error - half));
        }

        double n = curve.U.Length;
        return new(Math.Sqrt(square / n), inside / n, width / n, score / n);
    }

    /// <summary>The mean over curves.</summary>
    public static ForecastScore Mean(IReadOnlyCollection<ForecastScore> scores) => new(
        scores.Average(s => s.Error), scores.Average(s => s.Coverage), scores.Average(s => s.Width), scores.Average(s => s.IntervalScore));
}
