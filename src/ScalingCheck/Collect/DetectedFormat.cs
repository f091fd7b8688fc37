using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>The answer of <see cref="FormatDetection"/>: a format and why, or a problem.</summary>
internal readonly record struct DetectedFormat(IMetricFormat? Format, string Reason, Diagnostic? Problem);
