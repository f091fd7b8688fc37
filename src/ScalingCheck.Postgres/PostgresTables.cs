using Npgsql;

namespace ScalingCheck.Postgres;

/// <summary>One open connection with the readers and writers that work on it, all for one project.</summary>
internal sealed class PostgresTables
{
    public PostgresTables(NpgsqlConnection connection, string projectName)
    {
        Connection = connection;
        var project = new PostgresProject(connection, projectName);
        var texts = new PostgresSharedTexts(connection, project);
        var series = new PostgresSeries(connection, project);
        Snapshots = new(connection, project, texts);
        Writer = new(connection, project, texts, series);
        Observations = new(connection, project, texts, series);
        Verdicts = new(connection, project);
        Changes = new(connection, project);
        Retention = new(connection, project);
        Maintenance = new(connection, project);
    }

    public NpgsqlConnection Connection { get; }

    public PostgresSnapshotReader Snapshots { get; }

    public PostgresSnapshotWriter Writer { get; }

    public PostgresObservationReader Observations { get; }

    public PostgresVerdicts Verdicts { get; }

    public PostgresChanges Changes { get; }

    public PostgresRetention Retention { get; }

    public PostgresMaintenance Maintenance { get; }
}
