using ScalingCheck.History;

namespace ScalingCheck.Tool.Exports;

/// <summary>One row per verdict of a gate, with the value that is watched on the base branch.</summary>
internal static class VerdictTable
{
    private const int AtOnce = 500;

    private static readonly IReadOnlyList<ExportColumn> Judged =
    [
        new("check", ExportType.Text), new("estimate", ExportType.Text), new("verdict", ExportType.Text),
        new("value", ExportType.Number), new("standard_error", ExportType.Number), new("watched", ExportType.Number),
        new("settings", ExportType.Text),
    ];

    public static ExportTable Of(IHistory history, ExportFilter filter, Action<int>? written = null, CancellationToken cancel = default) =>
        new([.. SnapshotCells.Columns, .. Judged], Rows(history, filter.Choose(history), written, cancel));

    private static IEnumerable<ExportCell[]> Rows(
        IHistory history, IReadOnlyList<StoredSnapshot> snapshots, Action<int>? written, CancellationToken cancel)
    {
        var row = new ExportCell[SnapshotCells.Columns.Count + Judged.Count];
        var count = 0;
        foreach (var some in snapshots.Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            var verdicts = history.Verdicts([.. some.Select(snapshot => snapshot.Id)]).ToLookup(verdict => verdict.SnapshotId, StringComparer.Ordinal);
            foreach (var snapshot in some)
            {
                SnapshotCells.Fill(row, snapshot);
                foreach (var verdict in verdicts[snapshot.Id])
                {
                    Fill(row, verdict);
                    yield return row;
                    written?.Invoke(++count);
                }
            }
        }
    }

    private static void Fill(ExportCell[] row, RecordedVerdict verdict)
    {
        var at = SnapshotCells.Columns.Count;
        row[at++] = ExportCell.Of(verdict.Check);
        row[at++] = ExportCell.Of(verdict.Estimate);
        row[at++] = ExportCell.Of(verdict.Verdict);
        row[at++] = ExportCell.Of(verdict.Value);
        row[at++] = ExportCell.Of(verdict.StandardError);
        row[at++] = ExportCell.Of(verdict.Watched?.Value);
        row[at] = ExportCell.Of(verdict.Watched?.Settings);
    }
}
