namespace ScalingCheck;

/// <summary>One commit of a trend.</summary>
/// <param name="Verdict">What was said of it when it was judged; empty when it was only recorded.</param>
internal sealed record TrendPoint(
    string Commit, DateTimeOffset Time, string? Subject, IReadOnlyList<Estimate> Estimates, bool Refused, string Verdict);
