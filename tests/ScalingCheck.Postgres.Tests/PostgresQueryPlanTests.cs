using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>
/// The cost of a question must not grow with the history. A clock on a shared machine cannot say so; the plan of the query can:
/// no partition may be scanned from end to end, and only one is looked at.
/// </summary>
public sealed class PostgresQueryPlanTests(SharedServer server)
{
    private static readonly Lock Filling = new();
    private static string? _filled;

    public static TheoryData<string, string> Queries => new()
    {
        { "is it there", PostgresSnapshotReader.ContainsSql },
        { "snapshots of commits", PostgresSnapshotReader.FindSql },
        { "newest of a branch", PostgresSnapshotReader.LatestOfBranchSql },
        { "newest of all", PostgresSnapshotReader.LatestSql },
        { "a page", PostgresSnapshotReader.PageSql },
        { "observations of a metric", PostgresObservationReader.MetricSql },
        { "observations of a snapshot", PostgresObservationReader.AllSql },
        { "keys of snapshots", PostgresObservationReader.KeysSql },
        { "observations of some metrics", PostgresObservationReader.ManySql },
        { "verdicts", PostgresVerdicts.ReadSql },
        { "changes", PostgresChanges.OfCommitsSql },
        { "series", PostgresSeries.ReadSql },
        { "shared texts", PostgresSharedTexts.ReadSql },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_question_is_answered_through_an_index_of_one_partition(string name, string sql)
    {
        var plan = PlanOf(sql);
        Assert.DoesNotContain(plan, step => step.Contains("Seq Scan", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.Contains("Index", StringComparison.Ordinal));
        var partitions = plan.Where(step => step.Contains(" on snapshot_", StringComparison.Ordinal) || step.Contains(" on observation_", StringComparison.Ordinal) || step.Contains(" on verdict_", StringComparison.Ordinal) || step.Contains(" on change_", StringComparison.Ordinal))
            .Select(step => step.Split(" on ")[1].Split(' ')[0][^2..]).Distinct().ToList();
        Assert.True(partitions.Count <= 1, $"{name}: {string.Join("\n", plan)}");
    }

    [Theory]
    [InlineData(PostgresSnapshotReader.LatestOfBranchSql)]
    [InlineData(PostgresSnapshotReader.LatestSql)]
    [InlineData(PostgresSnapshotReader.PageSql)]
    [InlineData(PostgresObservationReader.MetricSql)]
    public void What_is_read_in_order_needs_no_sorting(string sql) =>
        Assert.DoesNotContain(PlanOf(sql), step => step.Contains("Sort", StringComparison.Ordinal));

    [Fact]
    public void The_check_sees_what_it_is_to_forbid() =>
        Assert.Contains(PlanOf("SELECT * FROM scaling_check.snapshot WHERE project = $1 AND subject = 'x'"), step => step.Contains("Seq Scan", StringComparison.Ordinal));

    private List<string> PlanOf(string sql)
    {
        var project = Fill();
        using var connection = PostgresServer.Connect(server.Database);
        var key = (int)PostgresServer.Ask(server.Database, $"SELECT key FROM scaling_check.project WHERE name = '{project}'")!;
        var commits = Enumerable.Range(100, 30).Select(Snapshots.Commit).ToArray();
        var ids = Enumerable.Range(100, 30).Select(number => SnapshotId.Of(Snapshots.Of(number))).ToArray();
        object?[] values = sql switch
        {
            PostgresSnapshotReader.ContainsSql or PostgresObservationReader.AllSql => [key, ids[0]],
            PostgresSnapshotReader.FindSql or PostgresChanges.OfCommitsSql => [key, commits.Select(ContentKey.Hash).ToArray(), commits],
            PostgresSnapshotReader.LatestOfBranchSql => [key, ContentKey.Hash("main"), "main", 30],
            PostgresSnapshotReader.LatestSql => [key, 30],
            PostgresSnapshotReader.PageSql => [key, "8", 100],
            PostgresObservationReader.MetricSql => [key, ids[0], ContentKey.Hash("eval_loss")],
            PostgresVerdicts.ReadSql or PostgresObservationReader.KeysSql => [key, ids],
            PostgresObservationReader.ManySql => [key, Enumerable.Range(1, 30).Select(number => (long)number).ToArray(), new[] { ContentKey.Hash("eval_loss") }],
            PostgresSeries.ReadSql or PostgresSharedTexts.ReadSql => [key, new[] { ContentKey.Of("x"), ContentKey.Of("y") }],
            _ => [key],
        };
        using var explain = connection.Statement("EXPLAIN " + sql, values);
        using var rows = explain.ExecuteReader();
        var plan = new List<string>();
        while (rows.Read()) plan.Add(rows.GetString(0));
        return plan;
    }

    /// <summary>A history that is worth an index: in tables of a few pages every plan is a scan.</summary>
    private string Fill()
    {
        lock (Filling)
        {
            if (_filled is not null) return _filled;
            var project = server.NewName("owner/plans");
            using (var history = server.Open(project))
            {
                for (var number = 100; number < 130; number++)
                {
                    var id = history.Append(Snapshots.Of(number));
                    history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 1, null)]);
                }
            }

            StoreFilling.Multiply(server.Database, project, Snapshots.Commit(100), 20_000);
            return _filled = project;
        }
    }
}
