using System.Globalization;

namespace ScalingCheck.Tool;

/// <summary>The rows of one table spread over three jobs, and the same rows in one.</summary>
internal static class ShardedRepository
{
    private const int Jobs = 3;

    public static string File(this BenchmarkedRepository repository, string name) => Path.Combine(repository.Path, name);

    /// <summary>One check over all files; it records nothing, so that the next one finds what this one found.</summary>
    public static (ExitCode Code, string Out, string Error) Check(this BenchmarkedRepository repository, string[] rows, bool json = true)
    {
        repository.WriteFiles(rows, [.. Enumerable.Range(1, Jobs)]);
        return Of(repository.Run(["check", "--no-record", .. json ? (string[])["--json"] : []]));
    }

    public static (ExitCode Code, string Out, string Error) Merge(this BenchmarkedRepository repository, string[] rows, string order, bool json)
    {
        repository.WriteShards(rows);
        var files = order.Split(' ').Select(part => part + ".json");
        return Of(repository.Run(["merge", .. files, "--no-record", .. json ? (string[])["--json"] : []]));
    }

    /// <summary>Each job has its own rows, and all have a table that is checked in.</summary>
    public static void WriteShards(this BenchmarkedRepository repository, string[] rows, Func<int, string>? cpu = null)
    {
        for (var job = 1; job <= Jobs; job++)
        {
            repository.WriteFiles(rows, [job]);
            var environment = cpu is null ? Array.Empty<string>() : ["--environment", "cpu=" + cpu(job)];
            Assert.Equal(ExitCode.Ok, repository.Run([
                "check", "--shard", string.Create(CultureInfo.InvariantCulture, $"{job}/{Jobs}"),
                "--out", string.Create(CultureInfo.InvariantCulture, $"{job}.json"), .. environment]).ExitCode);
        }
    }

    private static void WriteFiles(this BenchmarkedRepository repository, string[] rows, IReadOnlyList<int> jobs)
    {
        Directory.Delete(repository.File("results"), recursive: true);
        // A repeated row is a warning of one check, and of a merge.
        repository.Write("results/common.csv", $"{rows[0]}\n{rows[^1]}\n{rows[^1]}\n");
        // The names run against the jobs, so that the order of the jobs is not that of the files.
        foreach (var job in jobs)
            repository.Write($"results/{Jobs - job}.csv", string.Join('\n', rows.Skip(1).Where((_, i) => i % Jobs == job - 1).Prepend(rows[0])) + "\n");
    }

    private static (ExitCode Code, string Out, string Error) Of(ToolRun run) => (run.ExitCode, run.Out, run.Error);
}
