using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>Everything that can be wrong with a server: one code, one sentence, no secret, in bounded time.</summary>
public sealed class PostgresFailureTests(SharedServer shared)
{
    private readonly PostgresServer _server = shared.Server;

    [Fact]
    public void A_wrong_password() =>
        Assert.Contains("wrong password", Fails("SC0035", _server.Address(password: "hunter2")), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_role() => Fails("SC0035", _server.Address(role: "nobody_knows"));

    [Fact]
    public void An_unknown_database() =>
        Assert.Contains("'no_such_place'", Fails("SC0036", _server.Address("no_such_place")), StringComparison.Ordinal);

    [Fact]
    public void Nobody_listens()
    {
        var watch = Stopwatch.StartNew();
        Assert.Contains("connection refused", Fails("SC0034", $"postgresql://ada:{Secret}@127.0.0.1:1/team"), StringComparison.Ordinal);
        // It waits for a server that restarts, and not for ever.
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_server_that_accepts_and_says_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        Assert.Contains("no answer in time", Fails("SC0034", FormattableString.Invariant($"postgresql://ada:{Secret}@127.0.0.1:{port}/team?connect_timeout=1")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_host_is_tried_when_the_first_does_not_answer()
    {
        var address = shared.Database.Replace("127.0.0.1:", "127.0.0.1:1,127.0.0.1:", StringComparison.Ordinal);
        using var history = PostgresHistory.Open(PostgresAddress.Parse(address), shared.NewName("second"));
        Assert.Empty(history.Latest(null, 1));
    }

    [Fact]
    public void An_unknown_host() =>
        Assert.Contains("the host is not known", Fails("SC0034", $"postgresql://ada:{Secret}@no-such-host.invalid/team?connect_timeout=3"), StringComparison.Ordinal);

    [Fact]
    public void Encryption_that_the_server_does_not_offer() =>
        Assert.Contains("sslmode", Fails("SC0034", _server.Address(more: "?sslmode=require")), StringComparison.Ordinal);

    [Fact]
    public void A_database_that_cannot_hold_every_text()
    {
        var address = _server.NewDatabase(shared.NewName("latin"), "ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'");
        Assert.Contains("UTF8", Fails("SC0043", address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("53100", "SC0042", "its disk is full")]
    [InlineData("53300", "SC0042", "too many connections")]
    [InlineData("57P01", "SC0042", "shutting down")]
    [InlineData("57014", "SC0041", "did not answer in time")]
    [InlineData("25006", "SC0037", "may not do this")]
    [InlineData("42501", "SC0037", "'ada' may not do this")]
    [InlineData("42P01", "SC0042", "altered by hand")]
    [InlineData("58030", "SC0042", "SQLSTATE 58030")]
    public void What_the_server_answers_becomes_one_sentence_of_our_own(string state, string code, string says)
    {
        // The text is the server's and may quote anything; none of it is passed on.
        var answer = new Npgsql.PostgresException("could not do it: " + Secret, "ERROR", "ERROR", state);
        var diagnostic = PostgresErrors.Translate(answer, PostgresAddress.Parse($"postgresql://ada:{Secret}@db/team"), connecting: false).Diagnostic;
        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(says, diagnostic.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_takes_longer_than_it_may()
    {
        using var history = PostgresHistory.Open(PostgresAddress.Parse(shared.Database + "?options=-c%20statement_timeout%3D300"), shared.NewName("slow"));
        history.Append(Snapshots.Of(0));
        using var blocker = PostgresServer.Connect(shared.Database);
        using var transaction = blocker.BeginTransaction();
        using var hold = new Npgsql.NpgsqlCommand("LOCK TABLE scaling_check.verdict IN ACCESS EXCLUSIVE MODE", blocker);
        hold.ExecuteNonQuery();
        var failure = Assert.Throws<HistoryException>(() => history.Verdicts([new string('0', 64)]));
        Assert.Equal("SC0041", failure.Diagnostic.Code);
        transaction.Rollback();
        Assert.Empty(history.Verdicts([new string('0', 64)]));
    }

    [Fact]
    public void A_connection_that_an_administrator_ends_is_made_again()
    {
        using var history = PostgresHistory.Open(PostgresAddress.Parse(shared.Database + "?application_name=to_be_ended"), shared.NewName("ended"));
        history.Append(Snapshots.Of(0));
        PostgresServer.Execute(shared.Database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'to_be_ended'");
        history.Append(Snapshots.Of(1));
        Assert.Equal(2, history.Latest(null, 9).Count);
    }

    [Fact]
    public void A_commit_waits_for_the_disk_whatever_the_role_is_set_to()
    {
        using var session = PostgresSession.Open(PostgresAddress.Parse(shared.Database + "?options=-c%20synchronous_commit%3Doff"), "a");
        Assert.Equal("on", session.Run(tables =>
        {
            using var ask = tables.Connection.Statement("SHOW synchronous_commit");
            return ask.ExecuteScalar();
        }));
    }

    [Fact]
    public void A_newer_schema_and_a_changed_one_are_refused_and_left_alone()
    {
        var address = _server.NewDatabase(shared.NewName("schema"));
        PostgresHistory.Open(PostgresAddress.Parse(address), "a").Dispose();
        PostgresServer.Execute(address, "INSERT INTO scaling_check.migration (version, name, checksum) VALUES (99, '0099-future.sql', 'x')");
        Assert.Contains("version 99", Fails("SC0040", address), StringComparison.Ordinal);

        PostgresServer.Execute(address, "DELETE FROM scaling_check.migration WHERE version = 99; UPDATE scaling_check.migration SET checksum = 'x' WHERE version = 1");
        Assert.Contains("0001-initial.sql", Fails("SC0039", address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_that_open_an_empty_database_at_once_make_one_schema()
    {
        var address = _server.NewDatabase(shared.NewName("race"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
        {
            using var history = PostgresHistory.Open(PostgresAddress.Parse(address), "race");
            history.Append(Snapshots.Of(number));
        })));
        using var all = PostgresHistory.Open(PostgresAddress.Parse(address), "race");
        Assert.Equal(8, all.Latest(null, 99).Count);
        Assert.Equal((long)PostgresSchema.Version, PostgresServer.Ask(address, "SELECT count(*) FROM scaling_check.migration"));
    }

    [Fact]
    public void Projects_do_not_see_each_other()
    {
        using var one = shared.Open(shared.NewName("one"));
        using var other = shared.Open(shared.NewName("other"));
        var id = one.Append(Snapshots.Of(1));
        Assert.Empty(other.Latest(null, 9));
        Assert.Null(other.Load(id));
        Assert.Empty(other.Observations(id, "eval_loss"));
        Assert.Equal(0, other.Forget([id]));
        Assert.Equal(id, other.Append(Snapshots.Of(1)));
        Assert.Equal(1, one.Forget([id]));
        Assert.Equal(4, other.Observations(id, "eval_loss").Count);
    }

    [Fact]
    public void Minus_zero_is_stored_as_zero_as_its_id_says()
    {
        using var history = shared.Open(shared.NewName("zero"));
        var observation = Snapshots.Number("loss", -0.0) with { StandardError = -0.0, Axes = NamedValues<double>.Of(("x", -0.0)) };
        var stored = Assert.Single(history.Observations(history.Append(Snapshots.Of(1, observation)), "loss"));
        Assert.True(stored.Axes.TryGet("x", out var axis));
        Assert.All(new[] { stored.Value, stored.StandardError!.Value, axis }, number => Assert.Equal(0L, BitConverter.DoubleToInt64Bits(number)));
    }

    [Fact]
    public void Names_longer_than_an_index_can_hold_are_only_names()
    {
        using var history = shared.Open(shared.NewName("long"));
        // Not the same letter over and over: that would be compressed, and fit.
        var random = new Random(7);
        var name = new string([.. Enumerable.Range(0, SnapshotLimits.TextBytes).Select(_ => (char)random.Next('0', 'z'))]);
        var snapshot = Snapshots.Of(1, Snapshots.Number(name, 1)) with { Branch = name, Commit = name };
        var id = history.Append(snapshot);
        history.RecordVerdicts(id, [new(id, name, name, "pass", 1, null)]);
        Assert.Equal(id, Assert.Single(history.Find([name])).Id);
        Assert.Equal(id, Assert.Single(history.Latest(name, 1)).Id);
        Assert.Single(history.Observations(id, name));
        Assert.Equal(name, Assert.Single(history.Verdicts([id])).Check);
    }

    private const string Secret = "hunter2";

    private static string Fails(string code, string address)
    {
        var failure = Assert.Throws<HistoryException>(() => PostgresHistory.Open(PostgresAddress.Parse(address), "owner/name"));
        Assert.Equal(code, failure.Diagnostic.Code);
        Assert.Equal(ExitCode.Infrastructure, failure.Diagnostic.ExitCode);
        // Nor in a cause, which a bug report would show.
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(PostgresServer.Password), failure.ToString(), StringComparison.Ordinal);
        return failure.Message;
    }
}
