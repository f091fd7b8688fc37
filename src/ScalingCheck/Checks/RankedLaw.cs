namespace ScalingCheck.Checks;

/// <summary>One law of those that a check chose from, for the report.</summary>
/// <param name="Form">Its name.</param>
/// <param name="Parameters">How many it has.</param>
/// <param name="BacktestError">Root mean squared error of ln y where the largest sizes were forecast from the smaller; NaN when not ranked.</param>
/// <param name="SumOfSquares">Of the residuals of the fit to all points: the law with the most parameters wins it; NaN with standard errors, whose weights differ by law.</param>
/// <param name="Aicc">Akaike's criterion, corrected for few points.</param>
/// <param name="Forecasts">At each point that was asked for.</param>
/// <param name="NotRanked">Why it has no place, in one sentence; null when it has.</param>
internal sealed record RankedLaw(
    string Form, int Parameters, double BacktestError, double SumOfSquares, double Aicc, IReadOnlyList<double> Forecasts, string? NotRanked);
