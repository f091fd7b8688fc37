using System.Net.Sockets;
using Npgsql;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>
/// One connection, made again when it breaks. Whatever is done through it may be done twice, since every write is idempotent:
/// after a break it is simply done again, a few times, and then reported.
/// </summary>
internal sealed class PostgresSession : IDisposable
{
    /// <summary>Waits between the tries, in milliseconds: a restart of the server takes a few seconds.</summary>
    private static readonly int[] Waits = [50, 200, 800, 2000, 4000];

    private readonly NpgsqlDataSource _source;
    private PostgresTables? _tables;

    private PostgresSession(NpgsqlConnectionStringBuilder settings, string project)
    {
        Settings = settings;
        Project = project;
        // The slim builder leaves out what needs reflection; of the rest only this is used.
        _source = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).EnableTransportSecurity().EnableArrays().Build();
    }

    public NpgsqlConnectionStringBuilder Settings { get; }

    public string Project { get; }

    /// <exception cref="HistoryException">The server, the login or the schema is not as it should be.</exception>
    public static PostgresSession Open(NpgsqlConnectionStringBuilder settings, string project)
    {
        PostgresSession session;
        try
        {
            session = new PostgresSession(settings, project);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new HistoryException(Catalogue.PostgresAddressMalformed("two settings contradict each other"));
        }

        try
        {
            return session.Run(_ => session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public T Run<T>(Func<PostgresTables, T> work)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return work(_tables ??= Connect());
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or SocketException or TimeoutException)
            {
                var connecting = _tables is null;
                Forget();
                var known = failure as NpgsqlException ?? new NpgsqlException("The connection broke.", failure);
                if (tries == Waits.Length || !PostgresErrors.MayPass(known)) throw PostgresErrors.Translate(known, Settings, connecting);
                Thread.Sleep(Waits[tries]);
            }
        }
    }

    /// <summary>Everything that <paramref name="work"/> writes, or nothing.</summary>
    public T Transaction<T>(Func<PostgresTables, T> work) => Run(tables =>
    {
        using var transaction = tables.Connection.BeginTransaction();
        var result = work(tables);
        transaction.Commit();
        return result;
    });

    public void Dispose()
    {
        Forget();
        _source.Dispose();
    }

    private PostgresTables Connect()
    {
        var connection = _source.CreateConnection();
        try
        {
            connection.Open();
            PostgresSchema.Prepare(connection, PostgresErrors.Role(Settings));
            return new PostgresTables(connection, Project);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // What is known of a connection (keys, the schema) is forgotten with it: the server may have come back from a backup.
    private void Forget()
    {
        _tables?.Connection.Dispose();
        _tables = null;
    }
}
