namespace ScalingCheck.History.GitBranch;

/// <summary>A bare repository that clones push to, as a forge has one, and clones of it.</summary>
internal sealed class BareRemote : IDisposable
{
    private readonly GitRepository _seed = new();
    private readonly TempFolder _folder = new();
    private readonly List<GitRepository> _clones = [];

    public BareRemote(bool partial = true)
    {
        _seed.Commit("first");
        _seed.Git("clone", "--quiet", "--bare", _seed.Path, Path);
        // Forges hand out names without content when asked to.
        if (partial) Git("config", "uploadpack.allowFilter", "true");
    }

    public string Path => _folder.File("remote.git");

    public GitRepository Clone(params string[] options)
    {
        var clone = GitRepository.CloneOf(Path, options);
        _clones.Add(clone);
        return clone;
    }

    public GitBranchHistory Open(TimeSpan? freshness = null) =>
        GitBranchHistory.Open(GitBranchHistory.DefaultBranch, Clone("--depth", "1").Path, freshness ?? TimeSpan.Zero);

    public string Git(params string[] arguments) => _seed.Git(["-C", Path, .. arguments]);

    public void Dispose()
    {
        foreach (var clone in _clones) clone.Dispose();
        _folder.Dispose();
        _seed.Dispose();
    }
}
