using System.Globalization;
using System.Text;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History;

/// <summary>The commits of a git clone, asked through git's plumbing commands. Answers are of the moment of the first question.</summary>
internal sealed class GitCommitGraph : ICommitGraph
{
    private const string Branches = "refs/heads/";
    private const string OriginBranches = "refs/remotes/origin/";
    private const string AnyRemote = "refs/remotes/";

    private readonly GitCommands _git;
    private readonly Lazy<string?> _head;
    private readonly Lazy<string?> _branch;
    private readonly Lazy<bool> _dirty;

    // A check asks the same few questions again and again, and each would start a process.
    private readonly Dictionary<string, string?> _resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CommitDetails?> _described = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int), Lineage> _lines = [];
    private (string? AtOrigin, string? Configured)? _defaults;
    private string? _defaultAtOrigin;

    private static readonly string[] BesideHistory = ["", "-wal", "-shm"];

    private GitCommitGraph(GitCommands git, bool isShallow)
    {
        _git = git;
        IsShallow = isShallow;
        _head = new(() => Resolve("HEAD"));
        _branch = new(() => WithoutPrefix(_git.Run("symbolic-ref", "--quiet", "HEAD").Line, Branches));
        _dirty = new(() => _git.Run("status", "--porcelain", "--untracked-files=no").Lines.Any(line => !IsHistory(line)));
    }

    public string? Head => _head.Value;

    /// <summary>Path of the history below the folder: a history that is committed changes at every run, and says nothing of the code.</summary>
    public string? HistoryFile { get; init; }

    public string? CurrentBranch => _branch.Value;

    public bool IsDirty => _dirty.Value;

    public bool IsShallow { get; private set; }

    /// <summary>The name that commits made here would carry; null when none is configured.</summary>
    public string? UserName => _git.Run("config", "--get", "user.name").Line;

    /// <summary>
    /// The clone that a folder belongs to; null with the reason when there is none or git is not there. The reason is a
    /// warning: outside a repository the tool works with the commits that were recorded.
    /// </summary>
    public static GitCommitGraph? Open(string directory, out Diagnostic? problem, string? historyFile = null) =>
        Open(GitExecutable.Find(), directory, out problem, historyFile: historyFile);

    internal static GitCommitGraph? Open(
        string? executable, string directory, out Diagnostic? problem, TimeSpan? timeout = null, string? historyFile = null)
    {
        problem = executable is null ? Catalogue.GitNotInstalled()
            : !Directory.Exists(directory) ? Catalogue.NotARepository(directory)
            : null;
        if (problem is not null) return null;

        var git = new GitCommands(executable!, directory, timeout ?? GitCommands.DefaultTimeout);
        var answer = git.Run("rev-parse", "--is-shallow-repository");
        if (answer.Ok) return new GitCommitGraph(git, answer.Line == "true") { HistoryFile = historyFile };
        problem = answer.Errors.Contains("dubious ownership", StringComparison.Ordinal)
            ? Catalogue.RepositoryOfAnotherUser(directory)
            : Catalogue.NotARepository(directory);
        return null;
    }

    /// <summary>Whether a line of <c>git status</c>, "XY path" or "XY \"path\"", is about the history or a file beside it.</summary>
    private bool IsHistory(string line)
    {
        if (HistoryFile is null) return false;
        var path = "/" + line[Math.Min(3, line.Length)..].Trim('"');
        return BesideHistory.Any(suffix => path.EndsWith($"/{HistoryFile}{suffix}", StringComparison.Ordinal));
    }

    public bool Deepen(int commits, string? branch)
    {
        if (!IsShallow) return false;
        var git = _git.Within(GitDeepening.Timeout);
        try
        {
            if (branch is null && FindBaseBranch() is null) _defaultAtOrigin ??= GitDeepening.DefaultBranch(git);
            var fetched = GitDeepening.Fetch(git, Head, branch ?? FindBaseBranch()?.Name ?? _defaultAtOrigin, commits);
            IsShallow = _git.Run("rev-parse", "--is-shallow-repository").Line == "true";
            return fetched;
        }
        catch (HistoryException)
        {
            // Slow or broken: what is here has to do, and the report says what is missing.
            return false;
        }
        finally
        {
            _resolved.Clear();
            _described.Clear();
            _lines.Clear();
            _defaults = null;
        }
    }

    public string? Resolve(string revision) => Resolve([revision])[0];

    /// <summary>One process for all that are not known yet.</summary>
    private string?[] Resolve(params IReadOnlyList<string> revisions)
    {
        // No revision holds a control character, and a line end would be another question.
        var asked = revisions.Where(revision => revision.Length > 0 && !revision.Any(char.IsControl) && !_resolved.ContainsKey(revision)).Distinct().ToList();
        if (asked.Count > 0)
        {
            var questions = string.Concat(asked.Select(revision => revision + "^{commit}\n"));
            var answers = _git.Feed(Encoding.UTF8.GetBytes(questions), "cat-file", "--batch-check").Lines;
            // object SP type SP size, or the question and what is wrong with it.
            for (var i = 0; i < asked.Count; i++)
            {
                var name = i < answers.Length && answers[i].Split(' ') is [var found, "commit", _] && found.All(char.IsAsciiHexDigitLower) ? found : null;
                _resolved[asked[i]] = name;
                if (name is not null) _resolved[name] = name;
            }
        }

        return [.. revisions.Select(revision => _resolved.GetValueOrDefault(revision))];
    }

    public CommitDetails? Describe(string commit)
    {
        if (Resolve(commit) is not { } name) return null;
        if (!_described.TryGetValue(name, out var known)) _described[name] = known = Ask(name);
        return known;
    }

    private CommitDetails? Ask(string name)
    {
        // The object itself names its true parents; everything else in git hides those that a shallow clone lacks.
        var raw = _git.Run("cat-file", "commit", name);
        var line = _git.Run(
            "log", "-1", "--no-show-signature", "--no-color", "--encoding=UTF-8", "--format=%ct %s", "--end-of-options", name, "--");
        if (!raw.Ok || line.Line is not { } text) return null;
        var parents = raw.Lines.TakeWhile(header => !header.StartsWith("author ", StringComparison.Ordinal))
            .Where(header => header.StartsWith("parent ", StringComparison.Ordinal))
            .Select(header => header["parent ".Length..]);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new(name, [.. parents], Time(text.AsSpan(0, space)), Shorten(text[(space + 1)..]));
    }

    public BaseBranch? FindBaseBranch(string? name = null)
    {
        if (name is not null) return Branch(name);
        var (origin, configured) = _defaults ??= (
            WithoutPrefix(_git.Run("symbolic-ref", "--quiet", OriginBranches + "HEAD").Line, OriginBranches),
            _git.Run("config", "--get", "init.defaultBranch").Line);
        string[] candidates = [.. new[] { origin, _defaultAtOrigin, configured, "main", "master" }.OfType<string>().Distinct()];
        Resolve([.. candidates.SelectMany(FullNames)]);
        return candidates.Select(Branch).FirstOrDefault(branch => branch is not null);
    }

    public MergeBase FindMergeBase(string commit, IReadOnlyList<string> others)
    {
        var names = Resolve([commit, .. others]);
        if (names.Contains(null)) return IsShallow ? MergeBase.Shallow : MergeBase.Unrelated;
        // A commit is the best ancestor of itself.
        if (names.AsSpan(1).Contains(names[0])) return MergeBase.At(names[0]!);
        // Given several others, git takes the best ancestor in common with any of them.
        var found = _git.Run(["merge-base", "--end-of-options", .. names.OfType<string>()]);
        if (found.Line is { } ancestor)
        {
            _resolved[ancestor] = ancestor;
            return MergeBase.At(ancestor);
        }

        return IsShallow ? MergeBase.Shallow : MergeBase.Unrelated;
    }

    public Lineage FirstParents(string commit, int limit = Lineage.DefaultLimit)
    {
        if (Resolve(commit) is not { } name) return new([], CutShort: IsShallow);
        if (!_lines.TryGetValue((name, limit), out var line)) _lines[(name, limit)] = line = List(name, limit);
        return line;
    }

    private Lineage List(string name, int limit)
    {
        var count = "--max-count=" + limit.ToString(CultureInfo.InvariantCulture);
        var listed = _git.Run("rev-list", "--first-parent", "--timestamp", count, "--end-of-options", name, "--");
        if (!listed.Ok) return new([], CutShort: true);
        var ancestors = listed.Lines.Select((line, i) =>
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            return new Ancestor(line[(space + 1)..], i, Time(line.AsSpan(0, space)));
        }).ToList();
        foreach (var ancestor in ancestors) _resolved[ancestor.Commit] = ancestor.Commit;
        var cut = IsShallow && ancestors.Count < limit && Describe(ancestors[^1].Commit) is { Parents.Count: > 0 };
        return new(ancestors, cut);
    }

    public int? DistanceBehind(string ancestor, string tip)
    {
        if (Resolve(ancestor, tip) is not [{ } from, { } to]) return null;
        if (from == to) return 0;
        var count = _git.Run("rev-list", "--first-parent", "--count", "--end-of-options", to, "^" + from, "--").Line;
        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) ? steps : null;
    }

    private BaseBranch? Branch(string name)
    {
        // The full name of the reference: a branch called like an option or a tag is a branch. In the clone of a fork the
        // base branch may be named with its remote: upstream/main.
        return Resolve(FullNames(name)).OfType<string>().Distinct().ToList() is { Count: > 0 } found ? new(name, found) : null;
    }

    private static string[] FullNames(string branch) => [OriginBranches + branch, Branches + branch, AnyRemote + branch];

    private static DateTimeOffset? Time(ReadOnlySpan<char> seconds) =>
        long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unix)
            && unix >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && unix <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(unix)
            : null;

    /// <summary>A message may be one line of a megabyte: a report shows the beginning, and so much is kept.</summary>
    private static string Shorten(string subject)
    {
        const int Longest = 200;
        if (subject.Length <= Longest) return subject;
        return subject[..(char.IsHighSurrogate(subject[Longest - 2]) ? Longest - 2 : Longest - 1)] + "…";
    }

    private static string? WithoutPrefix(string? name, string prefix) =>
        name?.StartsWith(prefix, StringComparison.Ordinal) == true ? name[prefix.Length..] : null;
}
