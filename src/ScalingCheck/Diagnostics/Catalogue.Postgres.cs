namespace ScalingCheck.Diagnostics;

/// <summary>SC003x and SC004x: the history in PostgreSQL. No message holds anything of a connection string but host, database and role.</summary>
internal static partial class Catalogue
{
    public static Diagnostic PostgresAddressMissing(string project) => Error(
        "SC0030", $"the history {Quoted("postgres:" + project)} needs the address of the server: set the environment variable SCALING_CHECK_DB to postgresql://user:password@host/database");

    public static Diagnostic PostgresAddressMalformed(string problem) => Error(
        "SC0031", $"SCALING_CHECK_DB cannot be read ({problem}): write postgresql://user:password@host:port/database?sslmode=require, or host=... dbname=... user=... password=...");

    public static Diagnostic PostgresProjectMissing(string problem) => Error(
        "SC0032", $"the history in PostgreSQL names no project ({problem}): write postgres:OWNER/NAME, or set GITHUB_REPOSITORY");

    public static Diagnostic PostgresAddressInConfiguration() => Error(
        "SC0033", "the history holds the address of a server: the configuration and the command line are no place for a password; write postgres:PROJECT and set the environment variable SCALING_CHECK_DB to the address");

    public static Diagnostic PostgresUnreachable(string server, string problem) => Error(
        "SC0034", $"the PostgreSQL server {Quoted(server)} cannot be reached ({problem}): check that it runs and that host, port and sslmode are right");

    public static Diagnostic PostgresLoginRefused(string server, string role, string problem) => Error(
        "SC0035", $"the PostgreSQL server {Quoted(server)} refuses {Quoted(role)} ({problem}): check user, password and the database's list of who may connect");

    public static Diagnostic PostgresDatabaseUnknown(string server, string database) => Error(
        "SC0036", $"the PostgreSQL server {Quoted(server)} has no database {Quoted(database)}: create it, or correct its name in SCALING_CHECK_DB");

    public static Diagnostic PostgresForbidden(string role, string what) => Error(
        "SC0037", $"the role {Quoted(role)} may not {what}: connect with a role that may, or grant it (docs/postgres.md lists the roles)");

    public static Diagnostic PostgresOutdated(string role, long found, long known) => Error(
        "SC0038",
        FormattableString.Invariant(
            $"the history in PostgreSQL has schema version {found}, this version of the tool needs {known}, and {Quoted(role)} may not change it: run 'scaling-check migrate' once with a role that has scaling_check_owner"));

    public static Diagnostic PostgresSchemaChanged(string migration) => Error(
        "SC0039", $"the history in PostgreSQL was made by another '{migration}' than this version of the tool has: nothing was read or written; use the version of the tool that made it, or an empty database");

    public static Diagnostic PostgresNewer(long found, long known) => Error(
        "SC0040",
        FormattableString.Invariant(
            $"the history in PostgreSQL has schema version {found}, this version of the tool knows {known}: update the tool"));

    public static Diagnostic PostgresTimedOut(string server) => Error(
        "SC0041", $"the PostgreSQL server {Quoted(server)} did not answer in time: what was acknowledged before is kept; try again, or raise statement_timeout of the role");

    public static Diagnostic PostgresFailed(string server, string problem) => Error(
        "SC0042", $"the history on the PostgreSQL server {Quoted(server)} cannot be read or written ({problem}): what was acknowledged before is kept; run it again when the server is well");

    public static Diagnostic PostgresEncoding(string database, string encoding) => Error(
        "SC0043", $"the database {Quoted(database)} has the encoding {encoding}, which cannot hold every text: create it with ENCODING 'UTF8'");
}
