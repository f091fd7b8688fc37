using ScalingCheck.History;

namespace ScalingCheck.Benchmarks.Stores;

/// <summary>Runs of a line of commits, the same at every call: so many sizes of one metric a hundred sizes long, then of the next.</summary>
internal static class RecordedRuns
{
    private const int SizesOfMetric = 100;

    private static readonly EnvironmentFingerprint Machine = new(NamedValues<string>.Of(("cpu", "benchmark"), ("os", "any")));

    public static string Commit(int number) => FormattableString.Invariant($"{number:x40}");

    public static string Metric(int number) => FormattableString.Invariant($"time_{number}");

    public static Snapshot Snapshot(int number, int observations) => new()
    {
        Commit = Commit(number),
        Parents = number == 0 ? [] : [Commit(number - 1)],
        Branch = "main",
        Subject = FormattableString.Invariant($"Change {number}"),
        CommitTime = DateTimeOffset.UnixEpoch.AddMinutes(number),
        RunTime = DateTimeOffset.UnixEpoch.AddMinutes(number).AddSeconds(20),
        Environment = Machine,
        ToolVersion = "benchmark",
        Observations =
        [
            .. Enumerable.Range(0, observations).Select(i => new Observation
            {
                Metric = Metric(i / SizesOfMetric),
                Value = 1e-6 * (i + 1) * (1 + (0.01 * ((number + i) % 7))),
                Axes = NamedValues<double>.Of(("N", i % SizesOfMetric)),
                Labels = NamedValues<string>.Of(("benchmark", "sort")),
                Unit = "s",
                Source = new("results/sort.csv", i + 2, 1),
            }),
        ],
    };

    /// <summary>A run of twenty observations with what was said of it; every thousandth begins a new level.</summary>
    public static JudgedRun Judged(int number) => new(Snapshot(number, observations: 20), Verdicts, number % 1000 == 999 ? Change(number) : null);

    private static IReadOnlyList<RecordedVerdict> Verdicts(string id) =>
        [new(id, "sort", "exponent", "pass", 0.01, 0.02, new WatchedValue(1.1, "abc")), new(id, "sort", "level", "pass", 0.01, 0.02)];

    private static RecordedChange Change(int number) => new(
        FormattableString.Invariant($"change-{number}"), "sort", "exponent", Machine.ShortName, Commit(number), [Commit(number)], Commit(number),
        DateTimeOffset.UnixEpoch.AddMinutes(number), IsWorse: true, 1, 2, 3, 4, 3.5);
}
