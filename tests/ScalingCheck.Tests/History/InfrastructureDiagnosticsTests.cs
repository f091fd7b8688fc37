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
        Catalogue.StoreNotAvailable("git:scaling-check-history"),
        Catalogue.NotAHistory("results/app.db"),
        Catalogue.HistoryUnfinishedWrites("/mnt/artifact/history.db"),
        Catalogue.GitNotInstalled(),
        Catalogue.NotARepository("/work"),
        Catalogue.RepositoryOfAnotherUser("/work"),
        Catalogue.GitTimedOut("/work", TimeSpan.FromSeconds(60)),
        Catalogue.GitFailed("/work", "Exec format error"),
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
