namespace ScalingCheck.History.GitBranch;

/// <summary>The contract in a repository without a remote: the branch is one of its own.</summary>
public sealed class GitBranchWithoutRemoteContractTests : HistoryContract
{
    private readonly GitRepository _repository = new();

    private protected override IHistory OpenStore() =>
        GitBranchHistory.Open(GitBranchHistory.DefaultBranch, _repository.Path, freshness: TimeSpan.Zero);

    protected override void CleanUp() => _repository.Dispose();
}
