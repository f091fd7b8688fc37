namespace ScalingCheck.History;

/// <summary>Snapshots for tests, the same at every run.</summary>
internal static class Snapshots
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Snapshot Of(int number, params IReadOnlyList<Observation> observations) => new()
    {
        Commit = Commit(number),
        Parents = number == 0 ? [] : [Commit(number - 1)],
        Branch = "main",
        Subject = FormattableString.Invariant($"Change {number}"),
        CommitTime = Start.AddMinutes(number),
        RunTime = Start.AddMinutes(number).AddSeconds(30),
        Environment = new(NamedValues<string>.Of(("cpu", "Test 9000"), ("os", "linux 6"))),
        ToolVersion = "1.0.0",
        Observations = observations.Count > 0 ? observations : [.. Curve(number)],
    };

    public static string Commit(int number) => FormattableString.Invariant($"{number:x40}");

    /// <summary>Loss over four sizes.</summary>
    public static IEnumerable<Observation> Curve(int number) => new[] { 1e6, 1e7, 1e8, 1e9 }.Select((size, i) =>
        new Observation
        {
            Metric = "eval_loss",
            Value = 4 - (0.5 * i) + (0.001 * number),
            Axes = NamedValues<double>.Of(("params", size)),
            Labels = NamedValues<string>.Of(("split", "val")),
            StandardError = 0.01,
            Replicates = 3,
            Unit = "nats",
            Source = new("artifacts/run.json", 12 + i, 5),
        });

    public static Observation Number(string metric, double value) => new() { Metric = metric, Value = value };
}
