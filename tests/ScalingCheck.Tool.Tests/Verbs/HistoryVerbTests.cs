using System.Text.Json;
using ScalingCheck.History;

namespace ScalingCheck.Tool.Verbs;

public sealed class HistoryVerbTests : IDisposable
{
    private readonly RecordedHistory _folder = new("keep: { commits: 3, pull-requests: 30 days }");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("verify")]
    [InlineData("compact")]
    [InlineData("prune")]
    public void Each_has_help_with_an_example(string verb) =>
        Assert.Matches($@"Example:\s+scaling-check history {verb}", _folder.Run("history", verb, "--help").Out);

    [Fact]
    public void Status_says_what_there_is()
    {
        _folder.Append(RecordedHistory.Snapshot(0), RecordedHistory.Snapshot(1), RecordedHistory.Snapshot(1, "feature"));
        var run = _folder.Run("history", "status");
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains(_folder.Store, run.Out, StringComparison.Ordinal);
        Assert.Matches(@"snapshots\s+3\n", run.Out);
        Assert.Matches(@"commits\s+2\n", run.Out);
        Assert.Matches(@"branches\s+main \(2\), feature \(1\)\n", run.Out);
        Assert.Matches(@"first\s+2026-01-01 12:00Z\n", run.Out);
    }

    [Fact]
    public void Status_is_a_document_too()
    {
        _folder.Append(RecordedHistory.Snapshot(0), RecordedHistory.Snapshot(1, null));
        using var document = JsonDocument.Parse(_folder.Run("history", "status", "--json").Out);
        var root = document.RootElement;
        Assert.Equal("scaling-check/history/1", root.GetProperty("schema").GetString());
        Assert.Equal(2, root.GetProperty("snapshots").GetInt32());
        Assert.Equal(["main", null], root.GetProperty("branches").EnumerateArray().Select(branch => branch.GetProperty("name").GetString()).OrderDescending(StringComparer.Ordinal));
        Assert.True(root.GetProperty("bytes").GetInt64() > 4096);
        Assert.Equal(JsonValueKind.Number, root.GetProperty("schemaVersion").ValueKind);
    }

    [Theory]
    [InlineData("history", "status")]
    [InlineData("history", "verify")]
    [InlineData("history", "compact")]
    [InlineData("export", "x.csv")]
    public void A_history_that_is_not_there_is_not_made(params string[] arguments)
    {
        var run = _folder.Run(arguments);
        Assert.Equal(ExitCode.Infrastructure, run.ExitCode);
        Assert.Contains("error SC0005", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(_folder.Store)));
    }

    [Fact]
    public void Verify_finds_an_edited_number_and_exits_with_5()
    {
        var ids = _folder.Append(RecordedHistory.Snapshot(0), RecordedHistory.Snapshot(1));
        Assert.Equal(ExitCode.Ok, _folder.Run("history", "verify").ExitCode);
        Execute("UPDATE observation SET value = 7.0 WHERE snapshot = 2");

        var run = _folder.Run("history", "verify", "--history", _folder.Store);

        Assert.Equal(ExitCode.Infrastructure, run.ExitCode);
        Assert.Contains($"error SC0062: the history is not what it should be: snapshot {ids[1][..12]}", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void Compact_says_what_was_given_back()
    {
        _folder.Append(RecordedHistory.Snapshot(0));
        Assert.Matches("MB given back, .* MB left", _folder.Run("history", "compact").Out);
    }

    [Fact]
    public void Prune_keeps_the_newest_commits_and_what_is_named()
    {
        _folder.Append([.. Enumerable.Range(0, 8).Select(number => RecordedHistory.Snapshot(number)), RecordedHistory.Snapshot(20, "old"), RecordedHistory.Snapshot(21, "accepted")]);
        // Outside a repository an entry names the commit as it was recorded.
        _folder.Write(".scaling-check/accepted.yml", $"- {{ check: loss, estimate: slope, commit: \"{RecordedHistory.Commit(21)}\", reason: r, author: a }}\n");
        using (var history = _folder.Open())
        {
            history.RecordChanges([new("a", "loss", "slope", "e", RecordedHistory.Commit(1), [RecordedHistory.Commit(1)], RecordedHistory.Commit(2),
                DateTimeOffset.UnixEpoch, IsWorse: true, 1, 2, 1, 1, 1)]);
        }

        var dry = _folder.Run("history", "prune", "--dry-run");
        Assert.Equal(ExitCode.Ok, dry.ExitCode);
        Assert.EndsWith("4 of 10 snapshots would go\n", dry.Out, StringComparison.Ordinal);
        Assert.Contains("old", dry.Out, StringComparison.Ordinal);
        Assert.Equal(10, Commits().Count);

        Assert.Equal("4 of 10 snapshots are gone\n", _folder.Run("history", "prune").Out);

        Assert.Equal(new[] { 1, 2, 5, 6, 7, 21 }.Select(RecordedHistory.Commit), Commits());
        Assert.Equal("0 of 6 snapshots are gone\n", _folder.Run("history", "prune").Out);
        Assert.Equal(ExitCode.Ok, _folder.Run("history", "verify").ExitCode);
    }

    [Fact]
    public void Nothing_goes_unless_the_configuration_says_so()
    {
        using var folder = new RecordedHistory();
        folder.Append(RecordedHistory.Snapshot(0, "old"));
        Assert.Contains("everything is kept", folder.Run("history", "prune").Out, StringComparison.Ordinal);
        using var history = folder.Open();
        Assert.Single(history.Latest(null, 10));
    }

    [Fact]
    public void Names_that_could_move_the_cursor_are_made_legible()
    {
        _folder.Append(RecordedHistory.Snapshot(0, "x\u001b[2J\n::stop-commands::y"));
        Assert.DoesNotContain(_folder.Run("history", "status").Out.Replace("\n", "", StringComparison.Ordinal), char.IsControl);
    }

    private List<string> Commits()
    {
        using var history = _folder.Open();
        return [.. history.All().Select(stored => stored.Commit).Order(StringComparer.Ordinal)];
    }

    private void Execute(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
