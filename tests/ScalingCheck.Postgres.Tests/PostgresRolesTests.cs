using Npgsql;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>Real roles with real passwords: what each may do, and what it is told otherwise.</summary>
public sealed class PostgresRolesTests(SharedServer shared)
{
    private readonly PostgresServer _server = shared.Server;

    [Fact]
    public void A_writer_records_and_judges_and_nothing_else()
    {
        var (address, database) = Prepared();
        var writer = shared.NewLogin(database, "scaling_check_writer");
        using var history = Open(writer);
        var id = history.Append(Snapshots.Of(1));
        history.RecordVerdicts(id, [new(id, "loss", "slope", "regressed", 1, null)]);
        history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 1, null)]);
        history.RecordChanges([Change()]);
        Assert.Equal("pass", Assert.Single(history.Verdicts([id])).Verdict);

        var failure = Assert.Throws<HistoryException>(() => history.Forget([id]));
        Assert.Equal("SC0037", failure.Diagnostic.Code);
        Assert.Single(history.Latest(null, 9));
        Assert.All(
            new[]
            {
                "DELETE FROM scaling_check.snapshot", "TRUNCATE scaling_check.observation", "DROP TABLE scaling_check.change",
                "UPDATE scaling_check.observation SET value = 0", "UPDATE scaling_check.snapshot SET subject = ''", "UPDATE scaling_check.change SET size = 0",
                "UPDATE scaling_check.verdict SET check_name = ''", "ALTER TABLE scaling_check.snapshot ADD COLUMN x int",
                "CREATE TABLE scaling_check.mine (x int)", "DELETE FROM scaling_check.verdict",
                "INSERT INTO scaling_check.migration (version, name, checksum) VALUES (99, '', '')", "DELETE FROM scaling_check.snapshot_00",
            },
            sql => Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.Throws<PostgresException>(() => PostgresServer.Execute(writer, sql)).SqlState));
        using var owner = Open(address);
        Assert.Equal(1, owner.Forget([id]));
    }

    [Fact]
    public void A_reader_reads()
    {
        var (address, database) = Prepared();
        using (var owner = Open(address)) owner.Append(Snapshots.Of(1));
        using var history = Open(shared.NewLogin(database, "scaling_check_reader"));
        var stored = Assert.Single(history.Latest(null, 9));
        Assert.Equal(4, history.Observations(stored.Id, "eval_loss").Count);
        Assert.Equal(stored.Id, history.Append(Snapshots.Of(1)));

        var failure = Assert.Throws<HistoryException>(() => history.Append(Snapshots.Of(2)));
        Assert.Equal("SC0037", failure.Diagnostic.Code);
        Assert.DoesNotContain(PostgresServer.Password, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stranger_is_told_that_he_may_not()
    {
        var (_, database) = Prepared();
        var failure = Assert.Throws<HistoryException>(() => Open(shared.NewLogin(database, null)));
        Assert.Equal("SC0037", failure.Diagnostic.Code);
    }

    [Fact]
    public void Whoever_may_not_make_the_schema_is_told_who_must_do_what()
    {
        var database = shared.NewName("fresh");
        var address = _server.NewDatabase(database);
        PostgresServer.Execute(address, PostgresSchema.Roles);
        foreach (var role in new[] { "scaling_check_writer", "scaling_check_reader" })
        {
            var failure = Assert.Throws<HistoryException>(() => Open(shared.NewLogin(database, role)));
            Assert.Equal("SC0038", failure.Diagnostic.Code);
            Assert.Contains("'scaling-check migrate'", failure.Message, StringComparison.Ordinal);
        }

        // A member of the owner does it, and the tables belong to the owner.
        Open(shared.NewLogin(database, "scaling_check_owner")).Dispose();
        Open(shared.NewLogin(database, "scaling_check_writer")).Dispose();
        Assert.Equal("scaling_check_owner", PostgresServer.Ask(address, "SELECT string_agg(DISTINCT pg_get_userbyid(relowner), ',') FROM pg_class WHERE relnamespace = 'scaling_check'::regnamespace"));
    }

    [Fact]
    public void Roles_may_come_after_the_history()
    {
        var database = shared.NewName("late");
        var address = _server.NewDatabase(database);
        using (var history = Open(address)) history.Append(Snapshots.Of(1));
        PostgresServer.Execute(address, PostgresSchema.Roles);
        PostgresServer.Execute(address, PostgresSchema.Roles);
        Assert.Equal(PostgresSchema.Version, PostgresLocation.Migrate(_ => address));
        using var writer = Open(shared.NewLogin(database, "scaling_check_writer"));
        writer.Append(Snapshots.Of(2));
        Assert.Equal(2, writer.Latest(null, 9).Count);
    }

    private (string Address, string Database) Prepared()
    {
        var database = shared.NewName("roles");
        var address = _server.NewDatabase(database);
        PostgresServer.Execute(address, PostgresSchema.Roles);
        Open(address).Dispose();
        return (address, database);
    }

    private static PostgresHistory Open(string address) => PostgresHistory.Open(PostgresAddress.Parse(address), "owner/name");

    private static RecordedChange Change() => new(
        "a", "loss", "slope", "0123456789ab", Snapshots.Commit(1), [Snapshots.Commit(1)], Snapshots.Commit(1),
        Snapshots.Of(1).RunTime, IsWorse: true, 1, 2, 3, 4, 5);
}
