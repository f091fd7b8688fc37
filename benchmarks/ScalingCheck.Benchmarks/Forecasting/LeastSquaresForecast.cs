using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Forecasting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>What people write: one law by least squares, with an interval from its covariance.</summary>
internal sealed class LeastSquaresForecast
{
    private readonly LawFit _power;
    private readonly LawFit _powerConstant;
    private readonly double[] _u;

    private LeastSquaresForecast(LearningCurve curve)
    {
        _u = curve.U;
        var data = new FitData([.. curve.Fitted.U.Select(Math.Exp)], [.. curve.Fitted.LogY.Select(Math.Exp)]);
        var options = new FitOptions { ForecastAt = [.. _u.Select(u => new[] { Math.Exp(u) })], Intervals = false };
        _power = KnownLaws.Find("power")!.Fit(data, options);
        _powerConstant = KnownLaws.Find("power-constant")!.Fit(data, options);
    }

    public static LeastSquaresForecast Of(LearningCurve curve) => new(curve);

    /// <summary>ln y by y = A x^-alpha.</summary>
    public double Power(double u) => Math.Log(_power.Predict([Math.Exp(u)]));

    /// <summary>ln y by y = E + A x^-alpha; by the power law where that was refused.</summary>
    public double PowerConstant(double u) =>
        _powerConstant.Refusal is null ? Math.Log(_powerConstant.Predict([Math.Exp(u)])) : Power(u);

    /// <summary>Half the width of the t interval of power-constant; NaN where the fit was refused.</summary>
    public double Reach(double u, bool newRun)
    {
        var k = Array.IndexOf(_u, u);
        if (_powerConstant.Refusal is not null || k < 0) return double.NaN;
        var forecast = _powerConstant.Forecasts[k];
        if (newRun) return Math.Log(NewRun.Interval(_powerConstant, forecast).Upper / forecast.Value);
        return Math.Log(NewRun.Interval(_powerConstant with { ResidualStandardDeviation = 0 }, forecast).Upper / forecast.Value);
    }
}
