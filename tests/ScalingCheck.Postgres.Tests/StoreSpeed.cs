using System.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>What a check asks of the store, as the history grows; run it alone, with <c>-explicit only -showLiveOutput</c>.</summary>
public sealed class StoreSpeed
{
    private const int Rounds = 40;

    [Fact(Explicit = true)]
    public void The_cost_of_a_check_at_ten_a_thousand_and_a_hundred_thousand_snapshots()
    {
        using var server = new PostgresServer(durable: true);
        var address = server.NewDatabase("history");
        TestContext.Current.TestOutputHelper?.WriteLine("| snapshots | append, 8 numbers | 30 newest | 30 commits | 8 numbers of each of 30 | verdicts of 30 | changes of 30 | bytes a number |");
        foreach (var size in new[] { 10, 1_000, 100_000 })
        {
            var project = FormattableString.Invariant($"owner/size-{size}");
            using var history = PostgresHistory.Open(PostgresAddress.Parse(address), project);
            for (var number = 0; number < 10; number++) history.Append(Of(number));
            if (size > 10) StoreFilling.Multiply(address, project, Snapshots.Commit(0), size - 10);
            var next = 10;
            var append = Median(() => history.Append(Of(next++)));
            string[] ids = [];
            var latest = Median(() => ids = [.. history.Latest("main", 30).Select(one => one.Id)]);
            foreach (var id in ids) history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 1, null)]);
            string[] commits = [.. Enumerable.Range(0, 30).Select(Snapshots.Commit)];
            var find = Median(() => Assert.Equal(30, history.Find(commits).Count));
            var read = Median(() => Assert.All(ids, id => Assert.Equal(8, history.Observations(id, "time").Count)));
            var verdicts = Median(() => Assert.Equal(30, history.Verdicts(ids).Count));
            var changes = Median(() => Assert.Empty(history.Changes(commits)));
            var bytes = Convert.ToDouble(PostgresServer.Ask(address, "SELECT sum(pg_total_relation_size(oid))::bigint / (SELECT count(*) FROM scaling_check.observation) FROM pg_class WHERE relname LIKE 'observation\\___' AND relkind = 'r'"), System.Globalization.CultureInfo.InvariantCulture);
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
                $"| {size} | {append:0.0} ms | {latest:0.0} ms | {find:0.0} ms | {read:0.0} ms | {verdicts:0.0} ms | {changes:0.0} ms | {bytes:0} |"));
        }
    }

    private static Snapshot Of(int number) => Snapshots.Of(number, [.. Enumerable.Range(10, 8).Select(k =>
        Snapshots.Number("time", number + k) with { Axes = NamedValues<double>.Of(("N", 1 << k)), Source = new("results.json", k, 1) })]);

    private static double Median(Action work)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }
}
