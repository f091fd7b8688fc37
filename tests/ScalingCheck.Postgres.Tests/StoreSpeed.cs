using System.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>What a check asks of the store, as the history grows; run it alone, with <c>-explicit only -showLiveOutput</c>.</summary>
public sealed class StoreSpeed
{
    private const int Rounds = 201;

    [Fact(Explicit = true)]
    public void The_cost_of_a_check_at_ten_a_thousand_and_a_hundred_thousand_snapshots()
    {
        using var server = new PostgresServer(durable: true);
        var address = server.NewDatabase("history");
        int[] sizes = [10, 1_000, 100_000];
        var histories = Array.ConvertAll(sizes, size => Filled(address, size));
        var ids = Array.ConvertAll(histories, history => history.Latest("main", 30).Select(one => one.Id).ToArray());
        string[] commits = [.. Enumerable.Range(0, 10).Select(Snapshots.Commit)];
        var next = 10;
        (string Name, Action<int> Work)[] questions =
        [
            ("append a snapshot of 8 numbers", i => histories[i].Append(Of(next++))),
            ("the 30 newest of a branch", i => Assert.NotEmpty(histories[i].Latest("main", 30))),
            ("10 commits", i => Assert.Equal(10, histories[i].Find(commits).Count)),
            ("8 numbers of each of 10 snapshots", i => Assert.All(ids[i].Take(10), id => Assert.Equal(8, histories[i].Observations(id, "time").Count))),
            ("verdicts of 30 snapshots", i => Assert.NotEmpty(histories[i].Verdicts(ids[i]))),
            ("changes noticed at 10 commits", i => Assert.Empty(histories[i].Changes(commits))),
        ];

        Say("| question | " + string.Join(" | ", sizes.Select(size => FormattableString.Invariant($"{size:N0} snapshots"))) + " |");
        foreach (var (name, work) in questions) Say($"| {name} | {string.Join(" | ", Medians(sizes.Length, work).Select(median => FormattableString.Invariant($"{median:0.00} ms")))} |");
        var bytes = (long)PostgresServer.Ask(address, "SELECT (sum(pg_total_relation_size(oid)) / (SELECT count(*) FROM scaling_check.observation))::bigint FROM pg_class WHERE relname LIKE 'observation\\___' AND relkind = 'r'")!;
        Say(FormattableString.Invariant($"{bytes} bytes an observation, index included"));
        foreach (var history in histories) history.Dispose();
    }

    private static PostgresHistory Filled(string address, int size)
    {
        var project = FormattableString.Invariant($"owner/size-{size}");
        var history = PostgresHistory.Open(PostgresAddress.Parse(address), project);
        for (var number = 0; number < 10; number++)
        {
            var id = history.Append(Of(number));
            history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 1, null)]);
        }

        if (size > 10) StoreFilling.Multiply(address, project, Snapshots.Commit(0), size - 10);
        return history;
    }

    /// <summary>In turn, so that what else the machine does falls on all sizes alike.</summary>
    private static double[] Medians(int sizes, Action<int> work)
    {
        var times = new double[sizes][];
        for (var size = 0; size < sizes; size++) times[size] = new double[Rounds];
        for (var round = -5; round < Rounds; round++)
        {
            for (var size = 0; size < sizes; size++)
            {
                var watch = Stopwatch.StartNew();
                work(size);
                if (round >= 0) times[size][round] = watch.Elapsed.TotalMilliseconds;
            }
        }

        return Array.ConvertAll(times, one => one.Order().ElementAt(Rounds / 2));
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static Snapshot Of(int number) => Snapshots.Of(number, [.. Enumerable.Range(10, 8).Select(k =>
        Snapshots.Number("time", number + k) with { Axes = NamedValues<double>.Of(("N", 1 << k)), Source = new("results.json", k, 1) })]);
}
