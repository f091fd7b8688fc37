namespace ScalingCheck.History.Sqlite;

/// <summary>Files of an older version of the schema: brought up to date with all they hold, or left as they are.</summary>
public sealed class SqliteHistoryMigrationTests : IDisposable
{
    private const UnixFileMode ReadOnlyFile = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly TempFolder _folder = new();
    private readonly string _file;

    public SqliteHistoryMigrationTests() => _file = _folder.File("history.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.Dispose();
    }

    [Fact]
    public void A_file_of_the_first_version_is_brought_up_to_date_with_all_it_holds()
    {
        var ids = OldHistoryFile.Create(_file, 5);
        using (var history = SqliteHistory.Open(_file))
        {
            AssertHolds(history, ids);
            history.RecordVerdicts(ids[0], [new(ids[0], "loss", "slope", "pass", 1, null, new WatchedValue(0.5, "abc"))]);
            Assert.Equal(0.5, Assert.Single(history.Verdicts([ids[0]])).Watched!.Value);
            history.RecordChanges([Change()]);
        }

        using var again = SqliteHistory.Open(_file);
        Assert.Equal(SqliteSchema.Version, again.SchemaVersion);
        Assert.Single(again.Changes(null));
        Assert.Empty(again.Verify());
        Assert.Empty(ContentCheck.Of(again, cancel: Cancel));
    }

    [Fact]
    public async Task It_waits_for_a_writer_of_the_older_version()
    {
        var ids = OldHistoryFile.Create(_file, 3);
        using var writer = OldHistoryFile.Connect(_file);
        OldHistoryFile.Execute(writer, "BEGIN IMMEDIATE");
        OldHistoryFile.Execute(writer, "UPDATE verdict SET verdict = 'improved'");
        var failure = Assert.Throws<HistoryException>(() => SqliteHistory.Open(_file, TimeSpan.FromSeconds(0.2)));
        Assert.Equal("SC0001", failure.Diagnostic.Code);

        var release = Task.Run(async () =>
        {
            await Task.Delay(300, TestContext.Current.CancellationToken);
            OldHistoryFile.Execute(writer, "COMMIT");
        }, TestContext.Current.CancellationToken);
        using var history = SqliteHistory.Open(_file);
        await release;
        Assert.All(history.Verdicts(ids), verdict => Assert.Equal("improved", verdict.Verdict));
        Assert.Equal(SqliteSchema.Version, history.SchemaVersion);
    }

    [Fact]
    public async Task Many_that_come_at_once_bring_it_up_to_date_once()
    {
        var ids = OldHistoryFile.Create(_file, 20);
        var writers = Enumerable.Range(0, 6).Select(number => new WriterProcess(_file, number, count: 2, observations: 3)).ToList();
        foreach (var writer in writers) Assert.Equal(2, (await writer.FinishAsync()).Count);
        foreach (var writer in writers) writer.Dispose();

        using var history = SqliteHistory.Open(_file);
        Assert.Equal(ids.Count + 12, history.All().Count());
        Assert.Empty(ids.Except(history.All().Select(stored => stored.Id)));
        Assert.Empty(history.Verify());
    }

    [Fact]
    public void A_read_only_file_of_an_older_version_says_what_to_do()
    {
        OldHistoryFile.Create(_file, 1);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_file, ReadOnlyFile);
            File.SetUnixFileMode(_folder.Path, ReadOnlyFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var before = File.ReadAllBytes(_file);
        UnprivilegedThread.Run(() =>
        {
            var failure = Assert.Throws<HistoryException>(() => SqliteHistory.Open(_file));
            Assert.Equal("SC0061", failure.Diagnostic.Code);
        });
        Assert.Equal(before, File.ReadAllBytes(_file));
    }

    [Fact]
    public void Half_a_migration_that_reached_the_disk_counts_for_nothing()
    {
        var ids = OldHistoryFile.Create(_file, 300);
        var killed = _folder.File("killed.db");
        using (var half = OldHistoryFile.Connect(_file))
        {
            // A cache of one page: what is written goes to the log at once, as it would in a long migration.
            OldHistoryFile.Execute(half, "PRAGMA cache_size = 1");
            OldHistoryFile.Execute(half, "BEGIN IMMEDIATE");
            OldHistoryFile.Execute(half, OldHistoryFile.Migration("0002-watched-values-and-changes.sql").Split("CREATE TABLE change")[0]);
            OldHistoryFile.Execute(half, "UPDATE verdict SET watched = 99.0, settings = printf('%.500c', 'x')");
            File.Copy(_file, killed);
            File.Copy(_file + "-wal", killed + "-wal");
            OldHistoryFile.Execute(half, "ROLLBACK");
        }

        Assert.True(new FileInfo(killed + "-wal").Length > 100_000, "nothing of the migration had reached the disk");
        using var history = SqliteHistory.Open(killed);
        AssertHolds(history, ids);
        Assert.Equal(SqliteSchema.Version, history.SchemaVersion);
        Assert.Empty(history.Verify());
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_brings_the_file_up_to_date_loses_nothing()
    {
        const int Kills = 12;
        var original = _folder.File("original.db");
        var ids = OldHistoryFile.Create(original, 200);
        var random = new Random(20260201);
        var migrated = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var file = _folder.File(FormattableString.Invariant($"killed-{kill}.db"));
            File.Copy(original, file);
            using (var writer = new WriterProcess(file, kill, count: 0, observations: 3))
            {
                await Task.Delay(random.Next(40, 300), TestContext.Current.CancellationToken);
                migrated += (await writer.KillAsync()).Count > 0 ? 1 : 0;
            }

            using var history = SqliteHistory.Open(file);
            AssertHolds(history, ids);
            Assert.Empty(history.Verify());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{migrated} of {Kills} died after the migration");
    }

    private static void AssertHolds(SqliteHistory history, IReadOnlyList<string> ids)
    {
        Assert.Empty(ids.Except(history.All().Select(stored => stored.Id)));
        Assert.All(ids, id => Assert.Equal(id, SnapshotId.Of(history.Load(id)!)));
        Assert.All(history.Verdicts([.. ids]), verdict => Assert.Equal(("pass", 0.25, null), (verdict.Verdict, verdict.Value, verdict.Watched)));
        Assert.Equal(ids.Count, history.Verdicts([.. ids]).Count);
    }

    private static RecordedChange Change() => new(
        "a", "loss", "slope", "0123456789ab", Snapshots.Commit(1), [Snapshots.Commit(1)], Snapshots.Commit(2),
        Snapshots.Of(2).RunTime, IsWorse: true, Before: 0.1, After: 3.5, Size: 2.25, Statistic: 4.1, Threshold: 3.5);
}
