[assembly: AssemblyFixture(typeof(ScalingCheck.Postgres.SharedServer))]

namespace ScalingCheck.Postgres;

/// <summary>One server for all tests of this assembly, started when the first asks for it.</summary>
public sealed class SharedServer : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer());
    private readonly Lazy<string> _database;
    private int _names;

    public SharedServer() => _database = new(() =>
    {
        var database = Server.NewDatabase("history");
        PostgresServer.Execute(database, PostgresSchema.Roles);
        using (PostgresHistory.Open(PostgresAddress.Parse(database), "first")) return database;
    });

    internal PostgresServer Server
    {
        get
        {
            PostgresServer.RequirePrograms();
            return _server.Value;
        }
    }

    /// <summary>Address of a database with an up-to-date schema.</summary>
    internal string Database
    {
        get
        {
            PostgresServer.RequirePrograms();
            return _database.Value;
        }
    }

    /// <summary>A name that no other test has.</summary>
    internal string NewName(string prefix) => FormattableString.Invariant($"{prefix}_{Interlocked.Increment(ref _names)}");

    /// <summary>Address of a new user of a database who has a role, or none.</summary>
    internal string NewLogin(string database, string? role)
    {
        var name = NewName("user");
        var password = PostgresServer.Password.Replace("'", "''", StringComparison.Ordinal);
        PostgresServer.Execute(Server.Address(), $"CREATE ROLE {name} LOGIN PASSWORD '{password}' {(role is null ? "" : "IN ROLE " + role)}");
        return Server.Address(database, name);
    }

    internal PostgresHistory Open(string project) => PostgresHistory.Open(PostgresAddress.Parse(Database), project);

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}
