namespace ScalingCheck.Judge;

/// <summary>The words of <c>fail-on</c>.</summary>
internal static class FailOnNames
{
    public static IReadOnlySet<FailOn> Parse(IEnumerable<string> words) => words.Select(word => word switch
    {
        "regression" => FailOn.Regression,
        "no-data" => FailOn.NoData,
        _ => FailOn.Inconclusive,
    }).ToHashSet();
}
