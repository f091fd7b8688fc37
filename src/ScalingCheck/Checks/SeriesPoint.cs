namespace ScalingCheck.Checks;

/// <summary>One point: a size on each axis and the metric there.</summary>
internal sealed record SeriesPoint(double[] X, double Y, SourceLocation Source);
