using System.Text.Json;
using ScalingCheck.Tool;

namespace ScalingCheck.Postgres;

/// <summary>One history in a file, on a branch and in PostgreSQL: whatever is asked through the tool, the three say the same.</summary>
public sealed class AcrossStoresTests(SharedServer server) : IDisposable
{
    private const int Before = 26, Measured = 34;

    private readonly BenchmarkedRepository _repository = new(recorded: 0);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_history_that_is_carried_from_store_to_store_says_the_same_in_each()
    {
        const string File = "first.db", Branch = "git:measurements", Copy = "copy.db";
        var project = "postgres:" + server.NewName("owner/across");
        Ignore();
        var reported = new List<string>();
        for (var number = 0; number < Measured; number++)
        {
            Measure(number);
            reported.AddRange(NewChanges(Run("check", "--history", File, "--json").Out));
        }

        // A change that lasts, in both gates, each reported once and for the worse.
        Assert.Equal(["exponent", "forecast@N=1e7"], reported.Order(StringComparer.Ordinal));

        Assert.Contains($"{Measured} snapshots copied", Ok("export", "--history", File, "--to", Branch).Out, StringComparison.Ordinal);
        Assert.Contains($"{Measured} snapshots copied", Ok("import", "--history", project, "--from", Branch).Out, StringComparison.Ordinal);
        Assert.Contains($"{Measured} snapshots copied", Ok("export", "--history", project, "--to", Copy).Out, StringComparison.Ordinal);
        Assert.Contains($"0 snapshots copied ({Measured} were there), 0 verdicts, 0 changes", Ok("import", "--history", File, "--from", Copy).Out, StringComparison.Ordinal);
        Assert.Equal("compacted", Ok("history", "compact", "--history", Branch).Out.Trim());

        string[] stores = [File, Branch, project, Copy];
        Same(stores, "trend", "--json");
        Same(stores, "backtest", "--json");
        Same(stores, "calibrate", "--json");
        Assert.All(stores, store => Ok("history", "verify", "--history", store));

        // The next commit is checked and recorded in each: the verdicts are the same, and so are the series that they end.
        Measure(Measured);
        Same(stores, "check", "--json");
        Same(stores, "trend", "--json");
        Assert.All(stores, store => Assert.Contains($"\"snapshots\": {Measured + 1},", Ok("history", "status", "--json", "--history", store).Out, StringComparison.Ordinal));

        // As a pull request that made it worse.
        _repository.Branch("worse");
        Measure(Measured + 1, exponent: 1.7);
        var verdict = Same(stores, "check", "--json", "--no-record");
        Assert.Equal(ExitCode.Regression, verdict.ExitCode);
    }

    [Fact]
    public void Each_store_keeps_what_the_configuration_wants_kept()
    {
        Ignore();
        _repository.Write("scaling-check.yml", BenchmarkedRepository.Config + "\nkeep: { commits: 2 }\n");
        for (var number = 0; number < 4; number++)
        {
            Measure(number);
            Ok("collect", "--history", "kept.db");
        }

        foreach (var store in new[] { "git:kept", "postgres:" + server.NewName("owner/kept") })
        {
            Ok("import", "--history", store, "--from", "kept.db");
            Assert.Equal("2 of 4 snapshots are gone\n", Ok("history", "prune", "--history", store).Out);
            Ok("history", "verify", "--history", store);
        }
    }

    [Fact]
    public void What_the_server_cannot_be_asked_to_do_is_said()
    {
        Ignore();
        var project = "postgres:" + server.NewName("owner/compact");
        var run = Run("history", "compact", "--history", project);
        Assert.Equal(ExitCode.Infrastructure, run.ExitCode);
        Assert.Contains("error SC0064: ", run.Error, StringComparison.Ordinal);
        var status = Ok("history", "status", "--history", project).Out;
        Assert.Contains(project, status, StringComparison.Ordinal);
        Assert.Matches(@"schema\s+\d+\n", status);
        Assert.Matches(@"size\s+\d", status);
        Assert.DoesNotContain(PostgresServer.Password, status, StringComparison.Ordinal);
    }

    private void Ignore() => _repository.Write(".gitignore", "results/\n*.db*\n.scaling-check/\n");

    private void Measure(int number, double? exponent = null)
    {
        _repository.Git("add", ".");
        _repository.Commit(FormattableString.Invariant($"change {number}"));
        _repository.Measure(exponent ?? (number < Before ? 1.1 : 1.4), seed: number);
    }

    /// <summary>The same answer from each store, to the byte.</summary>
    private ToolRun Same(string[] stores, params string[] arguments)
    {
        var runs = Array.ConvertAll(stores, store => Run([.. arguments, "--history", store]));
        Assert.NotEmpty(runs[0].Out);
        Assert.All(runs, run => Assert.Equal(runs[0].Out, run.Out));
        Assert.All(runs, run => Assert.Equal(runs[0].ExitCode, run.ExitCode));
        return runs[0];
    }

    private static IEnumerable<string> NewChanges(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("changes").EnumerateArray()
            .Where(change => change.GetProperty("state").GetString() == "new").Select(change => change.GetProperty("estimate").GetString()!)];
    }

    private ToolRun Ok(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.True(run.ExitCode == ExitCode.Ok, run.Error);
        return run;
    }

    private ToolRun Run(params string[] arguments) =>
        ToolRun.In(_repository.Path, new Dictionary<string, string> { ["SCALING_CHECK_DB"] = server.Database }, arguments);
}
