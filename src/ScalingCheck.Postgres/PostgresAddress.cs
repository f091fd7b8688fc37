using Npgsql;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>
/// Where the server is and who asks, as the variable <c>SCALING_CHECK_DB</c> says: <c>postgresql://ada:secret@host/db</c>,
/// <c>host=... dbname=...</c> as psql takes it, or <c>Host=...;Database=...</c> as .NET takes it. No error ever quotes it:
/// a mistake in it may put the password where a name is expected.
/// </summary>
internal static class PostgresAddress
{
    public const string Variable = "SCALING_CHECK_DB";

    /// <exception cref="HistoryException">The text is none of the three forms.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            var settings = IsUri(text) ? FromSettings(PostgresUri.Read(text))
                : text.Contains(';', StringComparison.Ordinal) ? new NpgsqlConnectionStringBuilder(text)
                : FromSettings(LibpqSettings.Read(text));
            if (string.IsNullOrEmpty(settings.Host)) throw new FormatException("it names no host");
            // One connection serves the whole run; a pool would keep it open after the store is closed.
            settings.Pooling = false;
            settings.PersistSecurityInfo = false;
            settings.IncludeErrorDetail = false;
            settings.ApplicationName ??= "scaling-check";
            return settings;
        }
        catch (FormatException problem)
        {
            throw new HistoryException(Catalogue.PostgresAddressMalformed(problem.Message));
        }
        catch (Exception problem) when (problem is ArgumentException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            // The message of the library may quote what it could not read, and so is not kept even as a cause.
            throw new HistoryException(Catalogue.PostgresAddressMalformed("a key or a value is not known"));
        }
    }

    /// <summary>A password may hold <c>://</c> too: only letters may stand before it.</summary>
    public static bool IsUri(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is > 0 and var end && text[..end].All(char.IsAsciiLetter);

    private static NpgsqlConnectionStringBuilder FromSettings(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        foreach (var (key, value) in settings) Set(builder, key, value);
        return builder;
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string key, string value)
    {
        if (value.Length == 0) return;
        // The names that libpq gives the settings; those of Npgsql that differ stand in the second half.
        var name = key.ToLowerInvariant() switch
        {
            "host" or "server" => "Host",
            "port" => "Port",
            "dbname" or "database" => "Database",
            "user" or "username" => "Username",
            "password" => "Password",
            "passfile" => "Passfile",
            "sslmode" => "SSL Mode",
            "sslcert" => "SSL Certificate",
            "sslkey" => "SSL Key",
            "sslpassword" => "SSL Password",
            "sslrootcert" => "Root Certificate",
            "connect_timeout" => "Timeout",
            "application_name" => "Application Name",
            "options" => "Options",
            "channel_binding" => "Channel Binding",
            "target_session_attrs" => "Target Session Attributes",
            "keepalives_idle" => "Tcp Keepalive Time",
            _ => throw new FormatException(
                "a key is not known: use host, port, dbname, user, password, sslmode, sslrootcert, sslcert, sslkey, connect_timeout, options or application_name"),
        };
        builder[name] = name is "SSL Mode" or "Channel Binding" or "Target Session Attributes"
            ? value.Replace("-", "", StringComparison.Ordinal)
            : value;
    }
}
