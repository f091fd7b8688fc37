using ScalingCheck.Tool;

namespace ScalingCheck.Postgres;

/// <summary>The tool as its users run it, with a history in PostgreSQL.</summary>
public sealed class HistoryStoresTests : IDisposable
{
    private const string Config = """
        version: 1
        history: postgres:HISTORY
        collect:
          - files: results/*.csv
        checks:
          sort-time: { kind: complexity, y: time, x: N, gates: { exponent: { worse-by: 0.05 } } }
        """;

    private readonly SharedServer _server;
    private readonly TempFolder _folder = new();
    private readonly string _project;

    public HistoryStoresTests(SharedServer server)
    {
        _server = server;
        _project = server.NewName("owner/tool");
        _folder.Write("scaling-check.yml", Config.Replace("HISTORY", _project, StringComparison.Ordinal));
        _folder.Write("results/sort.csv", "N,time\n" + string.Concat(Enumerable.Range(10, 6).Select(k => FormattableString.Invariant($"{1 << k},{k << k}\n"))));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_collected_is_shown_by_trend_on_another_machine()
    {
        Assert.Equal(ExitCode.Ok, Run("collect", "--commit", new string('a', 40)).ExitCode);
        var trend = Run("trend", "--commit", new string('a', 40));
        Assert.True(trend.ExitCode == ExitCode.Ok, trend.Error);
        Assert.Contains("aaaaaaa", trend.Out, StringComparison.Ordinal);
        using var history = _server.Open(_project);
        Assert.Single(history.Latest(null, 9));
        Assert.False(Directory.Exists(_folder.File(".scaling-check")));
    }

    [Fact]
    public void A_reader_sees_the_trend_and_cannot_record()
    {
        Assert.Equal(ExitCode.Ok, Run("collect", "--commit", new string('a', 40)).ExitCode);
        _ = _server.Database;
        var reader = new Dictionary<string, string> { ["SCALING_CHECK_DB"] = _server.NewLogin("history", "scaling_check_reader") };
        Assert.Equal(ExitCode.Ok, ToolRun.In(_folder.Path, reader, "trend", "--commit", new string('a', 40)).ExitCode);

        var refused = ToolRun.In(_folder.Path, reader, "collect", "--commit", new string('b', 40));
        Assert.Equal(ExitCode.Infrastructure, refused.ExitCode);
        Assert.Contains("error SC0037: ", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_option_names_a_project_too_and_GitHub_names_the_repository()
    {
        var other = _server.NewName("owner/option");
        Assert.Equal(ExitCode.Ok, Run("collect", "--commit", new string('a', 40), "--history", "postgres:" + other).ExitCode);
        var named = _server.NewName("owner/github");
        var variables = Variables();
        variables["GITHUB_REPOSITORY"] = named;
        Assert.Equal(ExitCode.Ok, ToolRun.In(_folder.Path, variables, "collect", "--commit", new string('a', 40), "--history", "postgres").ExitCode);
        foreach (var project in new[] { other, named })
        {
            using var history = _server.Open(project);
            Assert.Single(history.Latest(null, 9));
        }
    }

    [Theory]
    [InlineData("postgres", "SC0032")]
    [InlineData("postgres:", "SC0032")]
    [InlineData("postgresql://ada:hunter2@db/team", "SC0033")]
    [InlineData("postgres:owner/name", "SC0030")]
    public void What_is_missing_is_said_without_a_secret(string history, string code)
    {
        var run = ToolRun.In(_folder.Path, variables: null, "trend", "--history", history);
        Assert.Equal(ExitCode.Infrastructure, run.ExitCode);
        Assert.Contains($"error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public void A_server_that_is_away_is_one_line_and_exit_code_5()
    {
        var run = ToolRun.In(_folder.Path, new Dictionary<string, string> { ["SCALING_CHECK_DB"] = "postgresql://ada:hunter2@127.0.0.1:1/team" }, "trend");
        Assert.Equal(ExitCode.Infrastructure, run.ExitCode);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.DoesNotContain("hunter2", run.Error + run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_says_the_version_and_prints_the_roles()
    {
        Assert.Equal($"schema version {PostgresSchema.Version}\n", Run("migrate").Out.ReplaceLineEndings("\n"));
        var roles = ToolRun.In(_folder.Path, variables: null, "migrate", "--roles").Out;
        Assert.Contains("CREATE ROLE", roles, StringComparison.Ordinal);
        PostgresServer.Execute(_server.Server.NewDatabase(_server.NewName("printed")), roles);
    }

    private ToolRun Run(params string[] arguments) => ToolRun.In(_folder.Path, Variables(), arguments);

    private Dictionary<string, string> Variables() => new() { ["SCALING_CHECK_DB"] = _server.Database };
}
