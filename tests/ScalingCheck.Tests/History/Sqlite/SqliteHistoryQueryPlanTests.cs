using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>
/// The cost of a question must not grow with the history. A clock on a shared machine cannot say so; the plan of the
/// query can: no table of the history may be scanned.
/// </summary>
public sealed class SqliteHistoryQueryPlanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Queries => new()
    {
        { "observations of a metric", SqliteObservationReader.MetricSql },
        { "observations of some metrics", SqliteManyObservations.RowsSql },
        { "keys of metrics", SqliteManyObservations.MetricsSql },
        { "a series", SqliteManyObservations.SeriesSql },
        { "size of a snapshot", SqliteObservationReader.BeyondSql },
        { "snapshots of commits", SqliteSnapshotReader.FindSql },
        { "newest of a branch", SqliteSnapshotReader.LatestOfBranchSql },
        { "verdicts", SqliteVerdicts.ReadSql },
        { "changes", SqliteChanges.OfCommitsSql },
        { "a page", SqliteSnapshotReader.PageSql },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_question_is_answered_through_an_index(string name, string sql)
    {
        var plan = PlanOf(sql);
        Assert.NotEmpty(plan);
        Assert.All(plan, step => Assert.False(IsScan(step), $"{name}: {string.Join("; ", plan)}"));
    }

    [Theory]
    [InlineData(SqliteObservationReader.MetricSql)]
    [InlineData(SqliteManyObservations.RowsSql)]
    [InlineData(SqliteSnapshotReader.LatestOfBranchSql)]
    [InlineData(SqliteSnapshotReader.LatestSql)]
    public void What_is_read_in_order_needs_no_sorting(string sql) =>
        Assert.DoesNotContain(PlanOf(sql), step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));

    [Fact]
    public void The_newest_of_all_walk_the_index_of_time_up_to_the_limit() => Assert.Contains(
        PlanOf(SqliteSnapshotReader.LatestSql),
        step => step.Contains("SCAN s USING INDEX snapshot_by_time", StringComparison.Ordinal));

    /// <summary>The list that was asked for may be scanned; it does not grow with the history.</summary>
    private static bool IsScan(string step) =>
        step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("json_each", StringComparison.Ordinal);

    private List<string> PlanOf(string sql)
    {
        var file = _folder.File("history.db");
        using (var history = SqliteHistory.Open(file))
            for (var number = 0; number < 20; number++) history.Append(Snapshots.Of(number));

        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var parameter in new[] { "$id", "$metric", "$commits", "$branch", "$limit", "$ids", "$keys", "$names", "$key" })
        {
            if (sql.Contains(parameter, StringComparison.Ordinal)) command.Parameters.AddWithValue(parameter, "[]");
        }

        var plan = new List<string>();
        using var rows = command.ExecuteReader();
        while (rows.Read()) plan.Add(rows.GetString(3));
        return plan;
    }
}
