using System.Globalization;

// Trains the ladder of every commit with that commit's source. The commit's number is the data seed: like a CI run, each
// sees fresh text, so the history holds the noise that a repeated run really has.
return Measurement.OfCommits(args, (commit, sources) =>
{
    string seed = commit.Number.ToString(CultureInfo.InvariantCulture);
    string[] run = ["run", "-c", "Release", "--project", "trainer", "--", "--data-seed", seed, "--out", commit.Metrics];
    return Command.Run(sources, "dotnet", run) == 0;
});
