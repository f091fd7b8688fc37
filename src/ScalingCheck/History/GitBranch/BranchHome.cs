using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.GitBranch;

/// <summary>
/// Where the branch lives: at the remote of the checkout (origin, or the only one), or in the checkout's own repository when
/// it has none.
/// </summary>
internal sealed record BranchHome
{
    private const string DefaultName = "scaling-check";
    private const string DefaultMail = "scaling-check@localhost";

    /// <summary>How to reach the remote: what CI systems and people write into the configuration of one clone.</summary>
    private static readonly string[] Connection =
        ["http.", "credential.", "url.", "ssh.", "protocol.", "core.sshcommand", "core.gitproxy", "core.askpass"];

    private static readonly string[] OfRemote = ["url", "pushurl", "proxy", "proxyauthmethod", "uploadpack", "receivepack"];

    public required string Executable { get; init; }

    public required string Branch { get; init; }

    /// <summary>The git folder, shared by all work trees.</summary>
    public required string GitDirectory { get; init; }

    /// <summary>Where relative addresses start from.</summary>
    public required string WorkingDirectory { get; init; }

    public required string ObjectFormat { get; init; }

    /// <summary>As messages name the place: the remote's name, never its address, which may hold a password.</summary>
    public required string Place { get; init; }

    /// <summary>Configuration that reaches the remote, as keys and values.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Configuration { get; init; }

    /// <summary>In whose name the commits of the branch are made: <c>Name &lt;mail&gt;</c>.</summary>
    public required string Author { get; init; }

    /// <exception cref="HistoryException">There is no git, no repository, no such branch name, or no telling which remote.</exception>
    public static BranchHome Find(string branch, string directory)
    {
        var executable = GitExecutable.Find() ?? throw new HistoryException(Catalogue.HistoryNeedsRepository(directory, "git was not found on PATH"));
        if (!Directory.Exists(directory)) throw new HistoryException(Catalogue.HistoryNeedsRepository(directory, "there is no such folder"));
        var git = new GitCommands(executable, directory, GitCommands.DefaultTimeout);
        if (!IsValid(branch, git)) throw new HistoryException(Catalogue.NotABranchName(branch));
        var asked = git.Run("rev-parse", "--git-common-dir", "--show-object-format");
        if (!asked.Ok) throw new HistoryException(Catalogue.HistoryNeedsRepository(directory, GitMessage.Of(asked)));
        var folder = Path.GetFullPath(Path.Combine(directory, asked.Lines[0]));
        var settings = ReadSettings(git);
        var remote = Remote(git, settings);
        return new BranchHome
        {
            Executable = executable,
            Branch = branch,
            GitDirectory = folder,
            WorkingDirectory = git.Run("rev-parse", "--show-toplevel").Line ?? folder,
            ObjectFormat = asked.Lines[1],
            Place = remote ?? "this repository",
            Configuration = [.. settings.Where(entry => Connection.Any(start => entry.Key.StartsWith(start, StringComparison.OrdinalIgnoreCase))),
                .. remote is null ? OwnRepository(folder) : RemoteSettings(remote, settings)],
            Author = AuthorOf(git),
        };
    }

    private static bool IsValid(string branch, GitCommands git) =>
        branch.Length > 0 && !branch.StartsWith('-') && !branch.Contains('\0', StringComparison.Ordinal) &&
        // "@{-1}" is valid and names another branch than it says.
        git.Run("check-ref-format", "--branch", branch).Line == branch && git.Run("check-ref-format", "refs/heads/" + branch).Ok;

    private static List<KeyValuePair<string, string>> ReadSettings(GitCommands git) =>
    [
        // Those of the clone alone: git reads the user's and the system's by itself, and twice would be twice the header.
        .. git.Run("config", "--local", "--includes", "--null", "--list").Text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('\n', 2)).Where(entry => entry.Length == 2)
            .Select(entry => KeyValuePair.Create(entry[0], entry[1])),
    ];

    private static string? Remote(GitCommands git, List<KeyValuePair<string, string>> settings)
    {
        var names = git.Run("remote").Lines.Where(name => settings.Exists(entry => entry.Key == $"remote.{name}.url")).ToList();
        return names.Contains("origin") ? "origin"
            : names.Count <= 1 ? names.FirstOrDefault()
            : throw new HistoryException(Catalogue.NoOrigin(names));
    }

    /// <summary>Of several addresses the first: a push that reaches one of two would be neither done nor not done.</summary>
    private static IEnumerable<KeyValuePair<string, string>> RemoteSettings(string remote, List<KeyValuePair<string, string>> settings) =>
        OfRemote.Select(name => (Name: name, Entry: settings.Find(entry => entry.Key == $"remote.{remote}.{name}")))
            .Where(found => found.Entry.Key is not null)
            .Select(found => KeyValuePair.Create($"remote.{PrivateClone.Remote}.{found.Name}", found.Entry.Value));

    private static IEnumerable<KeyValuePair<string, string>> OwnRepository(string folder) =>
    [
        new($"remote.{PrivateClone.Remote}.url", folder),
        // The user's hooks are for the user's pushes, and tidying up is left to the user's own commands.
        new($"remote.{PrivateClone.Remote}.receivepack", "git -c core.hooksPath=/dev/null -c receive.autogc=false receive-pack"),
    ];

    private static string AuthorOf(GitCommands git)
    {
        var (name, mail) = (git.Run("config", "--get", "user.name").Line, git.Run("config", "--get", "user.email").Line);
        return $"{Plain(name) ?? DefaultName} <{Plain(mail) ?? DefaultMail}>";
    }

    private static string? Plain(string? text)
    {
        var plain = string.Concat((text ?? "").Where(letter => !char.IsControl(letter) && letter is not ('<' or '>'))).Trim();
        return plain.Length > 0 ? plain : null;
    }
}
