using ScalingCheck.History;

namespace ScalingCheck.Tool.Exports;

/// <summary>
/// One row per observation. Each axis is a column <c>axis.NAME</c> and each label <c>label.NAME</c>: which there are is
/// found out by a first reading, since a table begins with its columns. Memory holds one snapshot at a time.
/// </summary>
internal static class ObservationTable
{
    private static readonly IReadOnlyList<ExportColumn> Measured =
    [
        new("metric", ExportType.Text), new("value", ExportType.Number), new("standard_error", ExportType.Number),
        new("replicates", ExportType.Count), new("unit", ExportType.Text), new("source", ExportType.Text),
    ];

    public static ExportTable Of(IHistory history, ExportFilter filter, Action<int>? written = null, CancellationToken cancel = default)
    {
        var snapshots = filter.Choose(history);
        var (axes, labels) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var snapshot in snapshots)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var observation in filter.Observations(history, snapshot.Id))
            {
                foreach (var (name, _) in observation.Axes) axes.Add(name);
                foreach (var (name, _) in observation.Labels) labels.Add(name);
            }
        }

        IReadOnlyList<ExportColumn> columns =
        [
            .. SnapshotCells.Columns, .. Measured,
            .. axes.Select(name => new ExportColumn("axis." + name, ExportType.Number)),
            .. labels.Select(name => new ExportColumn("label." + name, ExportType.Text)),
        ];
        return new(columns, Rows(history, filter, snapshots, [.. axes], [.. labels], written, cancel));
    }

    private static IEnumerable<ExportCell[]> Rows(
        IHistory history, ExportFilter filter, IReadOnlyList<StoredSnapshot> snapshots, string[] axes, string[] labels,
        Action<int>? written, CancellationToken cancel)
    {
        var first = SnapshotCells.Columns.Count + Measured.Count;
        var places = new ColumnPlaces(axes, first, labels, first + axes.Length);
        var row = new ExportCell[first + axes.Length + labels.Length];
        var count = 0;
        foreach (var snapshot in snapshots)
        {
            cancel.ThrowIfCancellationRequested();
            SnapshotCells.Fill(row, snapshot);
            foreach (var observation in filter.Observations(history, snapshot.Id))
            {
                Fill(row, observation, places);
                yield return row;
                written?.Invoke(++count);
            }
        }
    }

    private static void Fill(ExportCell[] row, Observation observation, ColumnPlaces places)
    {
        var at = SnapshotCells.Columns.Count;
        row[at++] = ExportCell.Of(observation.Metric);
        row[at++] = ExportCell.Of(observation.Value);
        row[at++] = ExportCell.Of(observation.StandardError);
        row[at++] = ExportCell.Of(observation.Replicates);
        row[at++] = ExportCell.Of(observation.Unit);
        row[at++] = ExportCell.Of(observation.Source.File is null ? null : observation.Source.ToString());
        Array.Clear(row, at, row.Length - at);
        // A name that is new since the columns were fixed has no place: its snapshot was not chosen then either.
        foreach (var (name, value) in observation.Axes)
            if (places.OfAxis(name) is { } place) row[place] = ExportCell.Of(value);
        foreach (var (name, value) in observation.Labels)
            if (places.OfLabel(name) is { } place) row[place] = ExportCell.Of(value);
    }

    private sealed class ColumnPlaces(string[] axes, int firstAxis, string[] labels, int firstLabel)
    {
        private readonly Dictionary<string, int> _axes = Number(axes, firstAxis);
        private readonly Dictionary<string, int> _labels = Number(labels, firstLabel);

        public int? OfAxis(string name) => _axes.TryGetValue(name, out var place) ? place : null;

        public int? OfLabel(string name) => _labels.TryGetValue(name, out var place) ? place : null;

        private static Dictionary<string, int> Number(string[] names, int first) =>
            names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => first + pair.i, StringComparer.Ordinal);
    }
}
