using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScalingCheck.History;
using ScalingCheck.History.GitBranch;

namespace ScalingCheck.Benchmarks.Pipeline;

/// <summary>
/// The history on a git branch at a local bare remote: what a job pays that starts from a fresh clone, and what a further one
/// pays in a clone that stays. A network adds a round trip for each fetch and push.
/// </summary>
internal static class GitHistorySpeed
{
    private const int Window = 30;
    private const int Observations = 40;
    private const int Repeats = 7;

    public static int Run(string[] args)
    {
        Console.WriteLine("snapshots  fetched, kB  first look, ms  read 30 commits, ms  append, ms  verdict, ms  next look, ms  latest of branch, ms");
        foreach (var count in new[] { 10, 1_000, 10_000 }) Row(count);
        return 0;
    }

    private static void Row(int count)
    {
        var folder = Directory.CreateTempSubdirectory("git-history-").FullName;
        try
        {
            var remote = Path.Combine(folder, "remote.git");
            Git(folder, null, "init", "--quiet", "--bare", remote);
            Git(remote, null, "config", "uploadpack.allowFilter", "true");
            Git(remote, Commands(count), "fast-import", "--quiet");
            var clone = Path.Combine(folder, "clone");
            Git(folder, null, "init", "--quiet", clone);
            Git(clone, null, "remote", "add", "origin", "file://" + remote);

            var wanted = Enumerable.Range(Math.Max(0, count - Window), Math.Min(Window, count)).Select(number => Snapshot(number).Commit).ToList();
            var first = Time(() => Open(clone).Dispose());
            using var history = Open(clone);
            var fetched = new DirectoryInfo(Path.Combine(clone, ".git", "scaling-check-history", "objects")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            var read = Time(() =>
            {
                foreach (var stored in history.Find(wanted)) _ = history.Observations(stored.Id, "time");
            });
            var latest = Time(() => history.Latest("main", 1));
            var ids = new List<string>();
            var append = Median(run => ids.Add(history.Append(Snapshot(count + run))));
            var verdict = Median(run => history.RecordVerdicts(ids[run], [new(ids[run], "time", "exponent", "pass", 0.01, 0.02)]));
            var next = Median(_ => Open(clone).Dispose());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count,9}  {fetched / 1e3,11:F0}  {first,14:F0}  {read,19:F0}  {append,10:F0}  {verdict,11:F0}  {next,13:F0}  {latest,20:F0}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static GitBranchHistory Open(string clone) => GitBranchHistory.Open(GitBranchHistory.DefaultBranch, clone);

    private static double Median(Action<int> work) => Enumerable.Range(0, Repeats).Select(run => Time(() => work(run))).Order().ElementAt(Repeats / 2);

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Ten a day, the newest last; in one commit, since how many there are is not what is measured.</summary>
    private static byte[] Commands(int count)
    {
        using var stream = new MemoryStream();
        Text($"commit refs/heads/{GitBranchHistory.DefaultBranch}\ncommitter a <a@b> 1700000000 +0000\ndata 1\nx\n");
        File(BranchPaths.Marker, Encoding.UTF8.GetBytes(BranchPaths.Format + "\n"));
        for (var number = 0; number < count; number++)
        {
            var snapshot = Snapshot(number);
            var id = SnapshotId.Of(snapshot);
            var path = BranchPaths.Snapshot(snapshot.Commit, snapshot.CommitTime, id);
            File(path, PackedText.Pack(SnapshotDocument.ToBytes(snapshot, id)));
            File(BranchPaths.Verdict(path, id, 1), PackedText.Pack(VerdictsDocument.ToBytes(id, [new(id, "time", "exponent", "pass", 0.01, 0.02)])));
        }

        return stream.ToArray();

        void Text(string text) => stream.Write(Encoding.UTF8.GetBytes(text));
        void File(string path, byte[] content)
        {
            Text(FormattableString.Invariant($"M 100644 inline {path}\ndata {content.Length}\n"));
            stream.Write(content);
            Text("\n");
        }
    }

    private static Snapshot Snapshot(int number)
    {
        var random = new Random(number);
        return new Snapshot
        {
            Commit = BranchPaths.Digest(number.ToString(CultureInfo.InvariantCulture))[..40],
            Branch = "main",
            CommitTime = DateTimeOffset.UnixEpoch.AddDays(number / 10.0),
            RunTime = DateTimeOffset.UnixEpoch.AddDays(number / 10.0),
            Environment = new(NamedValues<string>.Of(("cpu", "bench"), ("os", "linux"))),
            ToolVersion = "1.0.0",
            Observations =
            [
                .. Enumerable.Range(0, Observations).Select(i => new Observation
                {
                    Metric = "time",
                    Value = Math.Pow(2, i % 8) * (1 + (0.01 * random.NextDouble())),
                    Axes = NamedValues<double>.Of(("N", 1024 << (i % 8))),
                    Labels = NamedValues<string>.Of(("benchmark", $"sort-{i / 8}")),
                    Unit = "s",
                    Source = new("artifacts/results.csv", i + 2, 3),
                }),
            ],
        };
    }

    private static void Git(string folder, byte[]? input, params string[] arguments)
    {
        var git = new GitCommands(GitExecutable.Find()!, folder, TimeSpan.FromMinutes(5));
        var answer = git.Feed(input, arguments);
        if (!answer.Ok) throw new InvalidOperationException(answer.Errors);
    }
}
