using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>What the server or the network reports, as what it means to the person who reads the log, without a secret.</summary>
internal static class PostgresErrors
{
    // Class 53 but for a full disk, and the server that goes away or comes back: the next try may find it well again.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.TooManyConnections, PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.ConnectionException, PostgresErrorCodes.ConnectionFailure, PostgresErrorCodes.ConnectionDoesNotExist,
    };

    /// <summary>Whether a short wait may help. Everything the store does can be done twice, so it may be tried again.</summary>
    public static bool MayPass(NpgsqlException failure) => failure switch
    {
        PostgresException answered => Passing.Contains(answered.SqlState),
        // A name that is not known now will not be known in a second.
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } => false,
        _ => failure.InnerException is IOException or SocketException,
    };

    /// <param name="failure">What the library threw.</param>
    /// <param name="settings">Host, database and role are named; nothing else of it is.</param>
    /// <param name="connecting">It happened before there was a connection.</param>
    public static HistoryException Translate(NpgsqlException failure, NpgsqlConnectionStringBuilder settings, bool connecting) =>
        // The library's own messages quote neither the connection string nor the password.
        new(failure is PostgresException answered ? Answered(answered, settings) : Unanswered(failure, settings, connecting), failure);

    private static Diagnostic Answered(PostgresException failure, NpgsqlConnectionStringBuilder settings)
    {
        var (server, role) = (Server(settings), Role(settings));
        return failure.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword => Catalogue.PostgresLoginRefused(server, role, "wrong password"),
            PostgresErrorCodes.InvalidAuthorizationSpecification =>
                Catalogue.PostgresLoginRefused(server, role, "no such role, or none that may connect from here in this way"),
            PostgresErrorCodes.InvalidCatalogName => Catalogue.PostgresDatabaseUnknown(server, settings.Database ?? role),
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => Catalogue.PostgresForbidden(role, "do this"),
            PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => Catalogue.PostgresTimedOut(server),
            PostgresErrorCodes.DiskFull => Catalogue.PostgresFailed(server, "its disk is full"),
            PostgresErrorCodes.TooManyConnections => Catalogue.PostgresFailed(server, "it has too many connections"),
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
                Catalogue.PostgresFailed(server, "it is shutting down or starting up"),
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName =>
                Catalogue.PostgresFailed(server, "its schema was altered by hand"),
            var state => Catalogue.PostgresFailed(server, "SQLSTATE " + state),
        };
    }

    private static Diagnostic Unanswered(NpgsqlException failure, NpgsqlConnectionStringBuilder settings, bool connecting)
    {
        var server = Server(settings);
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is TimeoutException)
                return connecting ? Catalogue.PostgresUnreachable(server, "no answer in time") : Catalogue.PostgresTimedOut(server);
            if (cause is AuthenticationException) return Catalogue.PostgresUnreachable(server, "its certificate is not trusted");
            if (cause is SocketException socket) return Catalogue.PostgresUnreachable(server, Describe(socket.SocketErrorCode));
            if (cause is IOException) return Catalogue.PostgresFailed(server, "the connection broke");
        }

        return failure.Message.Contains("SSL", StringComparison.Ordinal)
            ? Catalogue.PostgresUnreachable(server, "it does not offer the encryption that sslmode asks for")
            : failure.Message.Contains("password", StringComparison.OrdinalIgnoreCase)
                ? Catalogue.PostgresLoginRefused(server, Role(settings), "it asks for a password")
                : Catalogue.PostgresFailed(server, "the connection cannot be used");
    }

    private static string Describe(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the host is not known",
        SocketError.TimedOut => "no answer in time",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "the connection broke",
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported => "no server listens there",
        _ => FormattableString.Invariant($"{error}"),
    };

    public static string Role(NpgsqlConnectionStringBuilder settings) => settings.Username is { Length: > 0 } named ? named : "the user of the system";

    public static string Server(NpgsqlConnectionStringBuilder settings) =>
        FormattableString.Invariant($"{settings.Host}:{settings.Port}/{settings.Database}");
}
