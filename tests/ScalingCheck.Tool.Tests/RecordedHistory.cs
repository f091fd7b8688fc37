using ScalingCheck.History;
using ScalingCheck.History.Sqlite;

namespace ScalingCheck.Tool;

/// <summary>A folder with a configuration and a history of its own, outside any repository.</summary>
internal sealed class RecordedHistory : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public RecordedHistory(string keep = "") =>
        _folder.Write("scaling-check.yml", $"version: 1\ncollect: {{ files: r.csv }}\nchecks: {{ loss: {{ y: loss, x: N }} }}\n{keep}\n");

    public string Path => _folder.Path;

    public string Store => _folder.File(".scaling-check/history.db");

    public static string Commit(int number) => FormattableString.Invariant($"{number:x40}");

    /// <summary>One commit a day from the first of January 2026; measured when it was made.</summary>
    public static Snapshot Snapshot(int number, string? branch = "main", params IReadOnlyList<Observation> observations) => new()
    {
        Commit = Commit(number),
        Parents = number == 0 ? [] : [Commit(number - 1)],
        Branch = branch,
        CommitTime = Start.AddDays(number),
        RunTime = Start.AddDays(number).AddSeconds(1.5),
        Environment = new(NamedValues<string>.Of(("cpu", "Test 9000"))),
        ToolVersion = "1.0.0",
        Observations = observations.Count > 0 ? observations : [new Observation { Metric = "loss", Value = number + 0.1, Axes = NamedValues<double>.Of(("N", 1e6)) }],
    };

    public string Write(string relative, string text) => _folder.Write(relative, text);

    public string File(string name) => _folder.File(name);

    public IHistory Open(string? store = null) => SqliteHistory.Open(store ?? Store);

    public List<string> Append(params Snapshot[] snapshots)
    {
        using var history = Open();
        return [.. snapshots.Select(history.Append)];
    }

    public ToolRun Run(params string[] arguments) => ToolRun.In(Path, arguments);

    public void Dispose() => _folder.Dispose();
}
