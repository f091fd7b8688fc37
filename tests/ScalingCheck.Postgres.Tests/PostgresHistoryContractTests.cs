using ScalingCheck.History;

namespace ScalingCheck.Postgres;

public sealed class PostgresHistoryContractTests(SharedServer server) : HistoryContract
{
    private readonly string _project = server.NewName("owner/contract");

    private protected override IHistory OpenStore() => server.Open(_project);
}
