using ScalingCheck.History;

namespace ScalingCheck.Tool.Exports;

/// <summary>The columns that say which run a row is of: the same in every table, so that tables can be joined.</summary>
internal static class SnapshotCells
{
    public static readonly IReadOnlyList<ExportColumn> Columns =
    [
        new("snapshot", ExportType.Text), new("commit", ExportType.Text), new("branch", ExportType.Text),
        new("commit_time", ExportType.Time), new("run_time", ExportType.Time), new("uncommitted", ExportType.Flag),
        new("environment", ExportType.Text),
    ];

    public static void Fill(ExportCell[] row, StoredSnapshot snapshot)
    {
        row[0] = ExportCell.Of(snapshot.Id);
        row[1] = ExportCell.Of(snapshot.Commit);
        row[2] = ExportCell.Of(snapshot.Branch);
        row[3] = ExportCell.Of(snapshot.CommitTime);
        row[4] = ExportCell.Of(snapshot.RunTime);
        row[5] = ExportCell.Of(snapshot.Uncommitted);
        row[6] = ExportCell.Of(snapshot.Environment.ShortName);
    }
}
