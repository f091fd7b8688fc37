using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>Files that cannot be used: each is named, with what to do, and left byte for byte as it was.</summary>
public sealed class SqliteHistoryFailureTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.2);

    private readonly TempFolder _folder = new();
    private readonly string _file;

    public SqliteHistoryFailureTests() => _file = _folder.File("history.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_locked_history_is_reported_after_the_wait()
    {
        using var history = SqliteHistory.Open(_file, Short);
        var known = history.Append(Snapshots.Of(1));
        using (var other = Connect())
        {
            Execute(other, "BEGIN IMMEDIATE");
            AssertFails("SC0001", () => history.Append(Snapshots.Of(2)));
            // Reading does not wait for a writer, and neither does storing what is known already.
            Assert.Equal(known, history.Append(Snapshots.Of(1)));
            Assert.Single(history.Latest(null, 10));
            Execute(other, "ROLLBACK");
        }

        history.Append(Snapshots.Of(2));
        Assert.Equal(2, history.Latest(null, 10).Count);
    }

    [Fact]
    public async Task A_writer_waits_for_the_one_before_it()
    {
        using var history = SqliteHistory.Open(_file);
        using var other = Connect();
        Execute(other, "BEGIN IMMEDIATE");
        var release = Task.Run(async () =>
        {
            await Task.Delay(300, TestContext.Current.CancellationToken);
            Execute(other, "COMMIT");
        }, TestContext.Current.CancellationToken);
        history.Append(Snapshots.Of(1));
        await release;
        Assert.Single(history.Latest(null, 10));
    }

    [Theory]
    [InlineData("this is a text file, and a rather long one: SQLite reads the first hundred bytes of every database")]
    [InlineData("SQLite format 3\0 but then nothing that makes sense, for more than the hundred bytes of the header")]
    public void A_file_that_is_no_database_is_left_alone(string content)
    {
        File.WriteAllText(_file, content + new string('x', 2000));
        var before = File.ReadAllBytes(_file);
        AssertFails("SC0003", () => SqliteHistory.Open(_file, Short));
        Assert.Equal(before, File.ReadAllBytes(_file));
    }

    [Fact]
    public void A_damaged_history_is_reported_and_not_repaired()
    {
        using (var history = SqliteHistory.Open(_file))
            for (var number = 0; number < 50; number++) history.Append(Snapshots.Of(number));
        var bytes = File.ReadAllBytes(_file);
        Array.Fill(bytes, (byte)0x5A, 4096, bytes.Length - 4096);
        File.WriteAllBytes(_file, bytes);

        AssertFails("SC0003", () =>
        {
            using var history = SqliteHistory.Open(_file, Short);
            history.Latest(null, 100);
        });
        AssertFails("SC0003", () =>
        {
            using var history = SqliteHistory.Open(_file, Short);
            history.Append(Snapshots.Of(99));
        });
    }

    [Theory]
    [InlineData("UPDATE snapshot SET commit_time = 'yesterday'")]
    [InlineData("UPDATE snapshot SET parents = '[1'")]
    [InlineData("UPDATE series SET axes = 'none'")]
    [InlineData("UPDATE observation SET replicates = 1 << 40")]
    [InlineData("DROP TABLE observation")]
    public void Content_that_this_program_did_not_write_is_damage(string sql)
    {
        string id;
        using (var history = SqliteHistory.Open(_file)) id = history.Append(Snapshots.Of(1));
        using (var other = Connect()) Execute(other, sql);

        AssertFails("SC0003", () =>
        {
            using var history = SqliteHistory.Open(_file, Short);
            history.Latest(null, 10);
            history.Observations(id, "eval_loss");
        });
    }

    [Theory]
    [InlineData("UPDATE observation SET value = value + 1e-9 WHERE ordinal = 2")]
    [InlineData("UPDATE snapshot SET commit_name = '1' || substr(commit_name, 2)")]
    [InlineData("DELETE FROM observation WHERE ordinal = 3")]
    [InlineData("UPDATE series SET labels = replace(labels, 'val', 'vam')")]
    public void A_number_that_was_edited_reaches_no_verdict(string sql)
    {
        string id;
        using (var history = SqliteHistory.Open(_file)) id = history.Append(Snapshots.Of(1));
        using (var other = Connect()) Execute(other, sql);
        using var edited = SqliteHistory.Open(_file, Short);
        AssertFails("SC0003", () => edited.Observations(id, "eval_loss"));
    }

    [Fact]
    public void A_newer_schema_is_refused()
    {
        SqliteHistory.Open(_file).Dispose();
        using (var other = Connect()) Execute(other, "PRAGMA user_version = 99");
        var before = File.ReadAllBytes(_file);

        var failure = AssertFails("SC0004", () => SqliteHistory.Open(_file, Short));
        Assert.Contains("99", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Infrastructure, failure.Diagnostic.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(_file));
    }

    [Theory]
    [InlineData("CREATE TABLE t (x)")]
    [InlineData("PRAGMA application_id = 7")]
    [InlineData("PRAGMA user_version = 1")]
    public void The_database_of_another_program_is_left_alone(string sql)
    {
        using (var other = Connect()) Execute(other, sql);
        var before = File.ReadAllBytes(_file);
        AssertFails("SC0009", () => SqliteHistory.Open(_file, Short));
        Assert.Equal(before, File.ReadAllBytes(_file));
    }

    [Fact]
    public void A_folder_is_no_history()
    {
        Directory.CreateDirectory(_file);
        AssertFails("SC0005", () => SqliteHistory.Open(_file, Short));
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_reported()
    {
        File.WriteAllText(_file, "");
        AssertFails("SC0005", () => SqliteHistory.Open(Path.Combine(_file, "history.db"), Short));
    }

    [Fact]
    public void An_empty_file_becomes_a_history()
    {
        File.WriteAllText(_file, "");
        using var history = SqliteHistory.Open(_file);
        history.Append(Snapshots.Of(1));
        Assert.Single(history.Latest(null, 10));
    }

    [Fact]
    public void A_failed_append_leaves_nothing_half()
    {
        using var history = SqliteHistory.Open(_file, Short);
        using (var other = Connect())
        {
            // The store fails in the middle of the observations.
            Execute(other, "CREATE TRIGGER fail BEFORE INSERT ON observation WHEN NEW.ordinal = 2 BEGIN SELECT RAISE(ABORT, 'disk'); END");
            AssertFails("SC0003", () => history.Append(Snapshots.Of(1)));
            Assert.Empty(history.Latest(null, 10));
            Execute(other, "DROP TRIGGER fail");
        }

        var id = history.Append(Snapshots.Of(1));
        Assert.Equal(4, history.Observations(id, "eval_loss").Count);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private HistoryException AssertFails(string code, Action action)
    {
        var failure = Assert.Throws<HistoryException>(action);
        Assert.Equal(code, failure.Diagnostic.Code);
        Assert.Contains(_file, failure.Message, StringComparison.Ordinal);
        return failure;
    }
}
