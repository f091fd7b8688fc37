using ScalingCheck.Diagnostics;

namespace ScalingCheck.Postgres;

/// <summary>The messages of the store and their pages say the same.</summary>
public sealed class PostgresDiagnosticsTests
{
    private const string Server = "db.example.org:5432/history";

    private static readonly Dictionary<string, Diagnostic> Examples = new Diagnostic[]
    {
        Catalogue.PostgresAddressMissing("acme/parser"),
        Catalogue.PostgresAddressMalformed("the port is not a number"),
        Catalogue.PostgresProjectMissing("neither here nor in GITHUB_REPOSITORY"),
        Catalogue.PostgresAddressInConfiguration(),
        Catalogue.PostgresUnreachable(Server, "connection refused"),
        Catalogue.PostgresLoginRefused(Server, "ci", "wrong password"),
        Catalogue.PostgresDatabaseUnknown("db.example.org:5432/histroy", "histroy"),
        Catalogue.PostgresForbidden("ci", "do this"),
        Catalogue.PostgresOutdated("ci", 1, 2),
        Catalogue.PostgresSchemaChanged("0001-initial.sql"),
        Catalogue.PostgresNewer(3, 1),
        Catalogue.PostgresTimedOut(Server),
        Catalogue.PostgresFailed(Server, "its disk is full"),
        Catalogue.PostgresEncoding("history", "LATIN1"),
    }.ToDictionary(one => one.Code, StringComparer.Ordinal);

    public static TheoryData<string> Codes => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_of_its_page_is_what_the_tool_prints(string code)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScalingCheck.sln"))) folder = folder.Parent!;
        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "diagnostics", code + ".md"));
        Assert.Contains($"```\n{Examples[code]}\n```", page, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Infrastructure, Examples[code].ExitCode);
    }
}
