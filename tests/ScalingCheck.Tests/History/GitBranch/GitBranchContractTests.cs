namespace ScalingCheck.History.GitBranch;

/// <summary>Each opening is a clone of its own of one bare remote, as two jobs of CI would be.</summary>
public sealed class GitBranchContractTests : HistoryContract
{
    private readonly BareRemote _remote = new();

    private protected override IHistory OpenStore() => _remote.Open();

    protected override void CleanUp() => _remote.Dispose();
}
