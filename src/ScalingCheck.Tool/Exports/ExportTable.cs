namespace ScalingCheck.Tool.Exports;

/// <summary>A table whose rows are made as they are written. The array of a row is used again for the next.</summary>
internal sealed record ExportTable(IReadOnlyList<ExportColumn> Columns, IEnumerable<ExportCell[]> Rows);
