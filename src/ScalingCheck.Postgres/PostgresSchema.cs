using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>
/// The schema is plain numbered SQL (<c>Migrations/0001-initial.sql</c>, ...). Which were applied, and the digest of each,
/// stands in <c>scaling_check.migration</c>: what was made by other files than these is refused.
/// </summary>
internal static class PostgresSchema
{
    // "SCKH": held while the schema is made, so that of several that start at once one does it and the others wait.
    private const long Lock = 0x53434B48;

    private static readonly Assembly Resources = typeof(PostgresSchema).Assembly;

    private static readonly IReadOnlyList<Migration> Migrations =
    [
        .. Resources.GetManifestResourceNames().Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal)
            .Select(name => new Migration(name, Read(name))),
    ];

    public static int Version => Migrations.Count;

    /// <summary>SQL that makes the three roles, for whoever may make roles.</summary>
    public static string Roles => Read("roles.sql");

    /// <summary>Brings the schema up to date where the role may; refuses a newer or another one, untouched.</summary>
    public static void Prepare(NpgsqlConnection connection, string role)
    {
        // What was acknowledged must survive a crash of the server too, whatever the role or the database is set to.
        Run(connection, "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
        var found = Find(connection);
        if (found < Version) Migrate(connection, role, found);
    }

    /// <summary>Makes or updates the schema and grants the roles their rights again. Returns the version.</summary>
    public static int Migrate(NpgsqlConnection connection, string role) => Migrate(connection, role, Find(connection));

    private static int Migrate(NpgsqlConnection connection, string role, int found)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, FormattableString.Invariant($"SELECT pg_advisory_xact_lock({Lock})"));
            RequireUtf8(connection);
            ActAsOwner(connection);
            // Another process may have been faster while this one waited for the lock.
            for (var next = Find(connection); next < Version; next++) Apply(connection, next);
            Run(connection, Read("grants.sql"));
            transaction.Commit();
            return Version;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            throw new HistoryException(
                found < Version ? Catalogue.PostgresOutdated(role, found, Version) : Catalogue.PostgresForbidden(role, "grant the other roles their rights"),
                refused);
        }
    }

    private static int Find(NpgsqlConnection connection)
    {
        if (Ask(connection, "SELECT to_regclass('scaling_check.migration')::text") is not string) return 0;
        using var query = connection.Statement("SELECT version, checksum FROM scaling_check.migration ORDER BY version");
        using var rows = query.ExecuteReader();
        var version = 0;
        while (rows.Read())
        {
            version = rows.GetInt32(0);
            if (version > 0 && version <= Version && Migrations[version - 1] is var known && known.Checksum != rows.GetString(1))
                throw new HistoryException(Catalogue.PostgresSchemaChanged(known.Name));
        }

        return version > Version ? throw new HistoryException(Catalogue.PostgresNewer(version, Version)) : version;
    }

    private static void Apply(NpgsqlConnection connection, int index)
    {
        var migration = Migrations[index];
        if (index == 0 && Ask(connection, "SELECT to_regnamespace('scaling_check')::text") is not string)
            Run(connection, "CREATE SCHEMA scaling_check");
        Run(connection, migration.Sql);
        using var record = connection.Statement(
            "INSERT INTO scaling_check.migration (version, name, checksum) VALUES ($1, $2, $3)",
            index + 1, migration.Name, migration.Checksum);
        record.ExecuteNonQuery();
    }

    /// <summary>Tables belong to the role that makes them: to the owner of the schema, whichever of its members does it.</summary>
    private static void ActAsOwner(NpgsqlConnection connection)
    {
        if (Ask(connection, "SELECT quote_ident(pg_get_userbyid(nspowner)) FROM pg_namespace WHERE nspname = 'scaling_check'") is string owner)
            Run(connection, $"SET LOCAL ROLE {owner}");
    }

    private static void RequireUtf8(NpgsqlConnection connection)
    {
        var encoding = (string)Ask(connection, "SELECT current_setting('server_encoding')")!;
        if (encoding != "UTF8")
            throw new HistoryException(Catalogue.PostgresEncoding(connection.Database, encoding));
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = connection.Statement(sql);
        // A migration of a large history takes as long as it takes.
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static object? Ask(NpgsqlConnection connection, string sql)
    {
        using var command = connection.Statement(sql);
        return command.ExecuteScalar();
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Resources.GetManifestResourceStream(name)!);
        // A checkout on Windows may have other line ends; it is the same migration.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private sealed record Migration(string Name, string Sql)
    {
        public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
    }
}
