namespace ScalingCheck.History.Sqlite;

public sealed class SqliteHistoryContractTests : HistoryContract
{
    private readonly TempFolder _folder = new();

    private protected override IHistory OpenStore() => SqliteHistory.Open(_folder.File("history.db"));

    protected override void CleanUp() => _folder.Dispose();
}
