namespace ScalingCheck.Checks;

/// <summary>Every kind of check.</summary>
internal static class KnownChecks
{
    public static readonly ICheckKind Default = new ScalingLawCheck();

    public static readonly IReadOnlyList<ICheckKind> All = [Default, new ComplexityCheck(), new PersistenceCheck(), new MetricCheck()];

    public static ICheckKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}
