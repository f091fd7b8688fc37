// Runs the benchmarks of every commit with that commit's source and keeps BenchmarkDotNet's report as it is.
return Measurement.OfCommits(args, (commit, sources) =>
{
    string artifacts = Path.Combine(sources, "metrics");
    Files.DeleteFolder(artifacts);
    if (Command.Run(sources, "dotnet", "run", "-c", "Release", "--project", "benchmarks", "--", artifacts) != 0)
        return false;

    Files.Copy(Path.Combine(artifacts, "results"), commit.Metrics);
    return true;
});
