using System.Globalization;
using ScalingCheck.History.GitBranch;
using ScalingCheck.History.Sqlite;
using ScalingCheck.Postgres;

namespace ScalingCheck.History;

/// <summary>
/// <c>ScalingCheck.HistoryWriter STORE WRITER COUNT OBSERVATIONS</c>: appends so many snapshots (0: without end) and says
/// the id of each when it has been acknowledged. The store is a file, <c>postgres:PROJECT</c>, or <c>git:FOLDER</c>, the
/// branch of a clone; then every second is judged too before it is said.
/// </summary>
internal static class Program
{
    public static void Main(string[] arguments)
    {
        var numbers = arguments[1..].Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var (writer, count, observations) = (numbers[0], numbers[1], numbers[2]);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var onBranch = arguments[0].StartsWith("git:", StringComparison.Ordinal);
        using var history = Open(arguments[0]);
        for (var run = 0; count == 0 || run < count; run++)
        {
            var id = history.Append(Snapshot(writer, run, observations));
            if (onBranch && run % 2 == 1) history.RecordVerdicts(id, [new(id, "time", "slope", "pass", run, null)]);
            output.WriteLine(id);
        }
    }

    private static IHistory Open(string store) => PostgresLocation.IsMeant(store)
        ? PostgresLocation.Open(store, Environment.GetEnvironmentVariable)
        : store.StartsWith("git:", StringComparison.Ordinal) ? GitBranchHistory.Open(GitBranchHistory.DefaultBranch, store[4..])
        : SqliteHistory.Open(store);

    private static Snapshot Snapshot(int writer, int run, int observations) => new()
    {
        Commit = FormattableString.Invariant($"{writer:x8}{run:x32}"),
        Branch = FormattableString.Invariant($"writer-{writer}"),
        CommitTime = DateTimeOffset.UnixEpoch.AddSeconds(run),
        RunTime = DateTimeOffset.UnixEpoch.AddSeconds(run),
        Environment = new(NamedValues<string>.Of(("cpu", "Test 9000"))),
        ToolVersion = "1.0.0",
        Observations =
        [
            .. Enumerable.Range(0, observations).Select(i => new Observation
            {
                Metric = "time",
                Value = i + (0.001 * run),
                Axes = NamedValues<double>.Of(("N", i)),
            }),
        ],
    };
}
