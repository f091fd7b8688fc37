using System.CommandLine;
using ScalingCheck.Postgres;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Brings a shared history up to date: the one thing that those who record and read may not do themselves.</summary>
internal static class MigrateVerb
{
    public static Command Create(Terminal terminal)
    {
        var roles = new Option<bool>("--roles") { Description = "Print the SQL that makes the roles owner, writer and reader, and do nothing." };
        var command = new Verb("migrate", "Makes or updates the schema of a history in PostgreSQL.", """
            Connects with SCALING_CHECK_DB as a role that has scaling_check_owner, and grants writers and readers their rights.

            Example: scaling-check migrate --roles | psql "$ADMIN_CONNECTION"
            """) { roles };
        command.Does((parsed, _) =>
        {
            if (parsed.GetValue(roles)) terminal.Out.Write(PostgresSchema.Roles);
            else terminal.Out.WriteLine(FormattableString.Invariant($"schema version {PostgresLocation.Migrate(terminal.Variable)}"));
            return ExitCode.Ok;
        });
        return command;
    }
}
