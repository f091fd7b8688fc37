using System.Text;
using ScalingCheck.History;
using ScalingCheck.History.GitBranch;
using ScalingCheck.Postgres;
using ScalingCheck.Tool;

namespace ScalingCheck.Benchmarks.Stores;

/// <summary>A store that the benchmarks can fill from empty.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Spec">What <c>history:</c> says of it.</param>
/// <param name="Largest">The longest history that it is tried with: a branch of a hundred thousand files is nobody's.</param>
internal sealed record StoreOpener(string Name, string Spec, int Largest)
{
    /// <summary>Every store. A new one is a line here.</summary>
    public static IReadOnlyList<StoreOpener> All { get; } =
    [
        new("sqlite", "history.db", 100_000),
        new("git", "git:" + GitBranchHistory.DefaultBranch, 10_000),
        new("postgres", "postgres:benchmark-" + Guid.NewGuid().ToString("N")[..12], 100_000),
    ];

    private bool IsGit => HistoryLocation.IsGit(Spec);

    private static string Remote(string folder) => Path.Combine(folder, ".git", "remote.git");

    /// <summary>Makes the folder ready for the store: for a branch a repository with a remote, where it has none.</summary>
    /// <returns>False when this machine does not have such a store.</returns>
    public bool Prepare(string folder)
    {
        if (PostgresLocation.IsMeant(Spec)) return Environment.GetEnvironmentVariable(PostgresAddress.Variable) is { Length: > 0 };
        if (!IsGit) return true;
        if (!Directory.Exists(Path.Combine(folder, ".git"))) Programs.Git(folder, "init", "--quiet");
        Programs.Git(folder, "init", "--quiet", "--bare", Remote(folder));
        Programs.Git(Remote(folder), "config", "uploadpack.allowFilter", "true");
        Programs.Git(folder, "remote", "add", "origin", "file://" + Remote(folder));
        return true;
    }

    /// <summary>The store of a folder that was made ready.</summary>
    public IHistory Open(string folder) => HistoryStores.Open(Spec, folder, Environment.GetEnvironmentVariable);

    /// <summary>
    /// Puts runs into the store as fast as it goes: on a branch all in one commit, on a server through four connections. How fast is
    /// not what is measured.
    /// </summary>
    public void Fill(string folder, IEnumerable<JudgedRun> runs)
    {
        if (IsGit)
        {
            Programs.Git(Remote(folder), Commit(folder, runs), "fast-import", "--quiet");
            return;
        }

        var writers = PostgresLocation.IsMeant(Spec) ? 4 : 1;
        Parallel.ForEach(runs.Chunk(250), new() { MaxDegreeOfParallelism = writers }, some =>
        {
            using var history = Open(folder);
            foreach (var run in some)
            {
                history.RecordVerdicts(history.Append(run.Snapshot), run.Verdicts(SnapshotId.Of(run.Snapshot)));
                if (run.Change is { } change) history.RecordChanges([change]);
            }
        });
    }

    private static byte[] Commit(string folder, IEnumerable<JudgedRun> runs)
    {
        var branch = "refs/heads/" + GitBranchHistory.DefaultBranch;
        var exists = Programs.Git(Remote(folder), "for-each-ref", branch).Length > 0;
        using var stream = new MemoryStream();
        Text($"commit {branch}\ncommitter a <a@b> 1700000000 +0000\ndata 1\nx\n{(exists ? $"from {branch}^0\n" : "")}");
        File(BranchPaths.Marker, Encoding.UTF8.GetBytes(BranchPaths.Format + "\n"));
        foreach (var run in runs)
        {
            var id = SnapshotId.Of(run.Snapshot);
            var path = BranchPaths.Snapshot(run.Snapshot.Commit, run.Snapshot.CommitTime, id);
            File(path, PackedText.Pack(SnapshotDocument.ToBytes(run.Snapshot, id)));
            File(BranchPaths.Verdict(path, id, 1), PackedText.Pack(VerdictsDocument.ToBytes(id, run.Verdicts(id))));
            if (run.Change is { } change)
                File(BranchPaths.Change(change.Commit, change.NoticedTime, change.Id), PackedText.Pack(ChangeDocument.ToBytes(change)));
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
}
