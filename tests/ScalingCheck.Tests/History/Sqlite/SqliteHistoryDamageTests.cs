namespace ScalingCheck.History.Sqlite;

/// <summary>
/// A file in which bits were turned or that was cut off. Whatever is asked of it, the answer is right, or it is an error
/// with exit code 5, or <c>history verify</c> finds what is wrong; it never ends in a crash or without end.
/// </summary>
public sealed class SqliteHistoryDamageTests : IDisposable
{
    private const int Count = 30;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.2);

    private readonly TempFolder _folder = new();
    private readonly byte[] _whole;
    private readonly List<string> _answers;

    public SqliteHistoryDamageTests()
    {
        var file = _folder.File("whole.db");
        using (var history = SqliteHistory.Open(file))
        {
            for (var number = 0; number < Count; number++)
            {
                var id = history.Append(Snapshots.Of(number));
                history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 0.25, null, new WatchedValue(0.5, "abc"))]);
            }
        }

        _whole = File.ReadAllBytes(file);
        _answers = Answers(file);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_turned_bit_is_an_error_or_found_or_does_no_harm()
    {
        var random = new Random(20260301);
        var (errors, found, harmless) = (0, 0, 0);
        for (var trial = 0; trial < 600; trial++)
        {
            // The first bytes of a page hold what SQLite goes by: every other trial hits there.
            var offset = trial % 2 == 0 ? random.Next(_whole.Length) : (random.Next(_whole.Length / 4096) * 4096) + random.Next(64);
            var bytes = _whole.ToArray();
            bytes[offset] ^= (byte)(1 << random.Next(8));
            var outcome = Examine(bytes, $"bit at {offset}");
            if (outcome is Outcome.Error) errors++;
            else if (outcome is Outcome.Found) found++;
            else harmless++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{errors} errors, {found} found by verify, {harmless} harmless");
        Assert.True(errors > 100 && harmless > 100, $"{errors} errors, {found} found, {harmless} harmless: the trials hit one kind only");
    }

    [Fact]
    public void A_page_of_zeros_is_an_error_or_found()
    {
        for (var page = 0; page < _whole.Length / 4096; page++)
        {
            var bytes = _whole.ToArray();
            Array.Clear(bytes, page * 4096, 4096);
            var outcome = Examine(bytes, $"page {page}");
            Assert.True(outcome == Outcome.Error || IsFound(_folder.File("damaged.db")), $"page {page} is gone and nothing says so");
        }
    }

    [Fact]
    public void A_file_that_was_cut_off_is_an_error()
    {
        // An empty file is a new history.
        for (var length = 1; length < _whole.Length; length += length < 4096 ? 97 : 1531)
            Assert.Equal(Outcome.Error, Examine(_whole[..length], $"cut at {length}"));
    }

    private enum Outcome
    {
        Error,
        Found,
        Harmless,
    }

    private Outcome Examine(byte[] bytes, string what)
    {
        var file = _folder.File("damaged.db");
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);
        File.WriteAllBytes(file, bytes);
        List<string> answers;
        try
        {
            answers = Answers(file);
        }
        catch (HistoryException failure)
        {
            Assert.Equal(ExitCode.Infrastructure, failure.Diagnostic.ExitCode);
            return Outcome.Error;
        }

        if (answers.SequenceEqual(_answers, StringComparer.Ordinal)) return Outcome.Harmless;
        Assert.True(IsFound(file), $"{what}: a wrong answer, and verify finds nothing");
        return Outcome.Found;
    }

    private static bool IsFound(string file)
    {
        try
        {
            using var history = SqliteHistory.Open(file, Short);
            return history.Verify().Count > 0 || ContentCheck.Of(history, cancel: Cancel).Any();
        }
        catch (HistoryException)
        {
            return true;
        }
    }

    /// <summary>Everything that a check asks, as text.</summary>
    private static List<string> Answers(string file)
    {
        using var history = SqliteHistory.Open(file, Short);
        var commits = Enumerable.Range(0, Count).Select(Snapshots.Commit).ToList();
        var found = history.Find(commits);
        List<string> answers = [.. found.Select(Text), .. history.Latest("main", 50).Select(Text), .. history.All().Select(Text)];
        foreach (var stored in found)
            answers.AddRange(history.Observations(stored.Id, "eval_loss").Select(observation => $"{stored.Id} {observation} {observation.Axes} {observation.Labels}"));
        return answers;
    }

    private static string Text(StoredSnapshot stored) =>
        $"{stored with { Parents = [], Environment = null! }} {string.Join(' ', stored.Parents)} {stored.Environment.Canonical()}";
}
