namespace ScalingCheck.History.Sqlite;

/// <summary>A history that may be read and not written: a mounted artifact, a file of another user.</summary>
public sealed class SqliteHistoryReadOnlyTests : IDisposable
{
    private const UnixFileMode ReadOnlyFile = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode ReadOnlyFolder =
        ReadOnlyFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode OpenFolder =
        ReadOnlyFolder | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly TempFolder _folder = new();
    private readonly string _file;
    private readonly string _id;

    public SqliteHistoryReadOnlyTests()
    {
        // A name that means something in an address, since a file on a read-only disk is opened by one.
        var folder = _folder.File(OperatingSystem.IsWindows() ? "50% of #1" : "50% of #1?");
        _file = Path.Combine(folder, "history.db");
        using var history = SqliteHistory.Open(_file);
        _id = history.Append(Snapshots.Of(1));
        Allow(_folder.Path, ReadOnlyFolder);
    }

    public void Dispose()
    {
        Allow(_folder.Path, OpenFolder);
        Allow(Path.GetDirectoryName(_file)!, OpenFolder);
        _folder.Dispose();
    }

    [Fact]
    public void A_read_only_file_in_a_writable_folder_can_be_read()
    {
        Allow(_file, ReadOnlyFile);
        Allow(Path.GetDirectoryName(_file)!, OpenFolder);
        AssertReadOnly();
    }

    [Fact]
    public void A_history_on_a_read_only_disk_can_be_read()
    {
        Allow(_file, ReadOnlyFile);
        Allow(Path.GetDirectoryName(_file)!, ReadOnlyFolder);
        AssertReadOnly();
        Assert.Equal(["history.db"], Directory.GetFiles(Path.GetDirectoryName(_file)!).Select(Path.GetFileName));
    }

    [Fact]
    public void A_writable_file_in_a_read_only_folder_can_be_read()
    {
        Allow(_file, ReadOnlyFile | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        Allow(Path.GetDirectoryName(_file)!, ReadOnlyFolder);
        AssertReadOnly();
    }

    [Fact]
    public void Writes_that_are_not_in_the_file_yet_are_not_silently_missing()
    {
        // What a killed writer leaves behind: a log with content and no index of it.
        var folder = Path.GetDirectoryName(_file)!;
        var copy = Path.Combine(folder, "copy.db");
        using (var history = SqliteHistory.Open(_file))
        {
            history.Append(Snapshots.Of(2));
            File.Copy(_file, copy);
            File.Copy(_file + "-wal", copy + "-wal");
        }

        Allow(copy, ReadOnlyFile);
        Allow(copy + "-wal", ReadOnlyFile);
        Allow(folder, ReadOnlyFolder);
        UnprivilegedThread.Run(() =>
        {
            var failure = Assert.Throws<HistoryException>(() => SqliteHistory.Open(copy));
            Assert.Equal("SC0010", failure.Diagnostic.Code);
        });
    }

    [Fact]
    public void A_history_cannot_be_created_on_a_read_only_disk()
    {
        Allow(Path.GetDirectoryName(_file)!, ReadOnlyFolder);
        UnprivilegedThread.Run(() =>
        {
            foreach (var name in new[] { "new.db", "folder/new.db" })
            {
                var failure = Assert.Throws<HistoryException>(() =>
                    SqliteHistory.Open(Path.Combine(Path.GetDirectoryName(_file)!, name)));
                Assert.Equal("SC0005", failure.Diagnostic.Code);
            }
        });
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_reported()
    {
        Allow(_file, UnixFileMode.None);
        UnprivilegedThread.Run(() =>
        {
            var failure = Assert.Throws<HistoryException>(() => SqliteHistory.Open(_file));
            Assert.Equal("SC0005", failure.Diagnostic.Code);
        });
    }

    private void AssertReadOnly() => UnprivilegedThread.Run(() =>
    {
        using var history = SqliteHistory.Open(_file);
        Assert.False(history.CanWrite);
        Assert.Equal(_id, Assert.Single(history.Latest(null, 10)).Id);
        Assert.Equal(4, history.Observations(_id, "eval_loss").Count);
        // What is stored already need not be written.
        Assert.Equal(_id, history.Append(Snapshots.Of(1)));
        Assert.Equal("SC0002", Assert.Throws<HistoryException>(() => history.Append(Snapshots.Of(2))).Diagnostic.Code);
        Assert.Equal("SC0002", Assert.Throws<HistoryException>(() =>
            history.RecordVerdicts(_id, [new(_id, "c", "e", "pass", 1, null)])).Diagnostic.Code);
    });

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }
}
