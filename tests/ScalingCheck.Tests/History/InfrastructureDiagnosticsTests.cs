using ScalingCheck.Diagnostics;

namespace ScalingCheck.History;

/// <summary>The messages of the store and of git, and their pages, say the same.</summary>
public sealed class InfrastructureDiagnosticsTests
{
    private static readonly Dictionary<string, Diagnostic> Examples = new Diagnostic[]
    {
        Catalogue.HistoryLocked(".scaling-check/history.db", TimeSpan.FromSeconds(30)),
        Catalogue.HistoryReadOnly("/data/history.db"),
        Catalogue.HistoryDamaged(".scaling-check/history.db", "file is not a database"),
        Catalogue.HistoryNewer(".scaling-check/history.db", 3, 1),
        Catalogue.HistoryCannotBeOpened("/data/history.db", "unable to open database file"),
        Catalogue.HistoryFailed(".scaling-check/history.db", "database or disk is full"),
        Catalogue.TextTooLong(
            "label value", "Traceback (most recent call last):\n  File \"train.py\"", 48211, 16384,
            new("artifacts/results.json", 3, 1)),
        Catalogue.StoreNotAvailable("postgres"),
        Catalogue.NotAHistory("results/app.db"),
        Catalogue.HistoryUnfinishedWrites("/mnt/artifact/history.db"),
        Catalogue.GitNotInstalled(),
        Catalogue.NotARepository("/work"),
        Catalogue.RepositoryOfAnotherUser("/work"),
        Catalogue.GitTimedOut("/work", TimeSpan.FromSeconds(60)),
        Catalogue.GitFailed("/work", "Exec format error"),
        Catalogue.HistoryNeedsRepository("/work", "fatal: not a git repository (or any of the parent directories): .git"),
        Catalogue.NotABranchName("-x"),
        Catalogue.NoOrigin(["mine", "theirs"]),
        Catalogue.BranchIsNoHistory("main"),
        Catalogue.HistoryFileDamaged(
            "git:scaling-check-history", "snapshots/2026/01/0a1b-9f8e.json.br", "it is cut off or not compressed with Brotli"),
        Catalogue.HistoryNotFetched(
            "scaling-check-history", "origin", "fatal: could not read Username for 'https://example.org': terminal prompts disabled"),
        Catalogue.HistoryNotPushed(
            "scaling-check-history", "origin", 1, "remote: Permission to a/b.git denied to ci; fatal: unable to access"),
        Catalogue.HistoryOlder("/data/history.db", 1, 2),
        Catalogue.HistoryInconsistent("snapshot 3f0a9c41d2b7 of commit 9be0d31 is not what its id says: it was edited or damaged"),
        Catalogue.SnapshotNotItsId("3f0a9c41d2b7", "9be0d31"),
        Catalogue.NotMaintained("be compacted"),
    }.ToDictionary(one => one.Code, StringComparer.Ordinal);

    public static TheoryData<string> Codes => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_of_its_page_is_what_the_tool_prints(string code)
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "diagnostics", code + ".md"));
        Assert.StartsWith($"# {code}: ", page, StringComparison.Ordinal);
        Assert.Contains($"```\n{Examples[code]}\n```", page, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Infrastructure, Examples[code].ExitCode);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScalingCheck.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
