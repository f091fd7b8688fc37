using System.Globalization;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.GitBranch;

/// <summary>
/// A bare repository of the store's own inside the git folder. Everything is fetched into it and made in it, so the work tree,
/// HEAD, index, references, configuration, hooks and depth of the user's repository stay as they are. It is a copy: to delete it
/// costs one fetch.
/// </summary>
internal sealed class PrivateClone
{
    /// <summary>The remote's name in it.</summary>
    public const string Remote = "history";

    private const string Folder = "scaling-check-history";

    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    /// <summary>Git's own locks are held for moments. While the store's lock is held an older one is that of a dead process.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(2);

    /// <summary>Nothing of the user's habits applies to a repository that the user never sees.</summary>
    private static readonly IReadOnlyList<KeyValuePair<string, string>> Fixed =
    [
        new("core.hooksPath", OperatingSystem.IsWindows() ? "NUL" : "/dev/null"),
        new("gc.auto", "0"),
        new("maintenance.auto", "false"),
        new("fetch.writeCommitGraph", "false"),
        new("push.followTags", "false"),
        new("push.gpgSign", "false"),
        new("protocol.version", "2"),
    ];

    private PrivateClone(string path, GitCommands git) => (Path, Git) = (path, git);

    public string Path { get; }

    public GitCommands Git { get; }

    public static PrivateClone Open(BranchHome home)
    {
        var path = System.IO.Path.Combine(home.GitDirectory, Folder);
        try
        {
            if (!Directory.Exists(path)) Create(home, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException(Catalogue.HistoryCannotBeOpened(path, failure.Message), failure);
        }

        return new PrivateClone(path, new GitCommands(home.Executable, home.WorkingDirectory, NetworkTimeout, Variables(home, path)));
    }

    /// <summary>One process of a clone at a time fetches and pushes: they would only fail at one another's locks.</summary>
    public IDisposable Lock()
    {
        var file = System.IO.Path.Combine(Path, "store.lock");
        for (var waited = TimeSpan.Zero; ; waited += Poll)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < LongestWait)
            {
                Thread.Sleep(Poll);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new HistoryException(failure is IOException
                    ? Catalogue.HistoryLocked(Path, LongestWait) : Catalogue.HistoryReadOnly(Path), failure);
            }
        }
    }

    /// <summary>Runs a command that writes, while the lock is held. A lock that a killed git has left is taken away.</summary>
    public GitOutput Write(ReadOnlyMemory<byte> input, params string[] arguments)
    {
        var answer = Git.Feed(input, arguments);
        if (answer.Ok || !answer.Errors.Contains(".lock'", StringComparison.Ordinal)) return answer;
        Thread.Sleep(StaleAfter);
        foreach (var file in Directory.EnumerateFiles(Path, "*.lock", SearchOption.AllDirectories))
        {
            if (System.IO.Path.GetFileName(file) != "store.lock") File.Delete(file);
        }

        return Git.Feed(input, arguments);
    }

    private static void Create(BranchHome home, string path)
    {
        // Made beside and then renamed: it is there whole or not at all, and of two processes one is first.
        var partial = path + "." + System.IO.Path.GetRandomFileName();
        var git = new GitCommands(home.Executable, home.WorkingDirectory, GitCommands.DefaultTimeout);
        var made = git.Run("init", "--quiet", "--bare", "--template=", "--object-format=" + home.ObjectFormat, "--", partial);
        if (!made.Ok) throw new HistoryException(Catalogue.HistoryCannotBeOpened(path, GitMessage.Of(made)));
        try
        {
            Directory.Move(partial, path);
        }
        catch (IOException) when (Directory.Exists(path))
        {
            Directory.Delete(partial, recursive: true);
        }
    }

    private static Dictionary<string, string> Variables(BranchHome home, string path)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_DIR"] = path,
            // A credential manager must not open a window in a job.
            ["GCM_INTERACTIVE"] = "never",
        };
        var inherited = new System.Diagnostics.ProcessStartInfo().Environment;
        if (!inherited.ContainsKey("GIT_SSH_COMMAND") && !home.Configuration.Any(entry => entry.Key == "core.sshcommand") && !inherited.ContainsKey("GIT_SSH"))
            variables["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes";
        // Through variables, not arguments: a header may hold a token, and arguments are seen by every process.
        var count = inherited.TryGetValue("GIT_CONFIG_COUNT", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        foreach (var (key, value) in home.Configuration.Concat(Fixed))
        {
            variables[FormattableString.Invariant($"GIT_CONFIG_KEY_{count}")] = key;
            variables[FormattableString.Invariant($"GIT_CONFIG_VALUE_{count}")] = value;
            count++;
        }

        variables["GIT_CONFIG_COUNT"] = count.ToString(CultureInfo.InvariantCulture);
        return variables;
    }
}
