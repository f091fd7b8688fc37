using ScalingCheck.Examples.Replay;

// Replays an example as CI would have seen it: commit by commit, each with the metrics that were measured at it.
if (ReplayOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine("usage: dotnet run --project examples/Replay -- EXAMPLE [--until NN] [--into FOLDER]");
    Console.Error.WriteLine("for example: dotnet run --project examples/Replay -- complexity");
    return 2;
}

string example = Path.Combine(Files.FolderAbove(Path.Combine("Replay", "Replay.csproj")), options.Example);
if (!Directory.Exists(Path.Combine(example, "commits")))
{
    Console.Error.WriteLine($"there is no example '{options.Example}'");
    return 2;
}

ReplayedRepository repository = new(options.Into ?? Path.Combine(example, "replayed"));
Files.Copy(Path.Combine(example, "scaling-check.yml"), Path.Combine(repository.Folder, "scaling-check.yml"));

IReadOnlyList<CommitFolder> commits = CommitFolder.In(example);
(int ExitCode, string Output) last = (0, "");
foreach (CommitFolder commit in commits.Take(options.Until))
{
    // The last commit is the pull request; all before it are the history of the main branch.
    if (commit == commits[^1])
        repository.StartBranch("pull-request");

    commit.CopyFilesOver(repository.Folder);
    string hash = repository.CommitAll(commit.Number, commit.Message);

    string metrics = Path.Combine(repository.Folder, "metrics");
    Files.DeleteFolder(metrics);
    Files.Copy(commit.Metrics, metrics);

    last = ScalingCheckTool.Check(repository);
    Console.WriteLine($"{commit.Number:00} {hash} {ScalingCheckTool.VerdictWord(last.ExitCode),-12} {commit.Subject}");
}

Console.WriteLine();
Console.Write(last.Output);
return last.ExitCode;
