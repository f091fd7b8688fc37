namespace ScalingCheck.Collect;

/// <summary>Every input format, in the order in which detection asks them: the most specific first.</summary>
internal static class KnownFormats
{
    public static readonly IReadOnlyList<IMetricFormat> All =
    [
        new BenchmarkDotNetFormat(),
        new TrainerStateFormat(),
        new JsonLinesFormat(),
        new JsonFormat(),
        new CsvFormat(),
    ];

    public static IMetricFormat? Find(string id) => All.FirstOrDefault(format => format.Id == id);
}
