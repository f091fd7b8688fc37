using Parquet;
using Parquet.Schema;

namespace ScalingCheck.Tool.Exports;

/// <summary>A table as Parquet: texts as they are, times in microseconds UTC, empty cells null. One row group is held at a time.</summary>
internal static class ParquetTable
{
    /// <summary>Large enough to compress well, small enough to be held: twenty columns make groups of fifty thousand rows.</summary>
    private const int CellsOfGroup = 1_000_000;

    private const int MostRowsOfGroup = 100_000;

    public static void Write(Stream stream, ExportTable table) => WriteAsync(stream, table).GetAwaiter().GetResult();

    /// <summary>How many rows are written together: fewer when there are many columns.</summary>
    public static int RowsOfGroup(int columns) => Math.Clamp(CellsOfGroup / Math.Max(1, columns), 1, MostRowsOfGroup);

    private static async Task WriteAsync(Stream stream, ExportTable table)
    {
        var columns = table.Columns.Select(column => new ParquetColumn(column)).ToList();
        var schema = new ParquetSchema(columns.ConvertAll(column => (Field)column.Field));
        var rows = RowsOfGroup(columns.Count);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        var held = 0;
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < columns.Count; i++) columns[i].Add(row[i]);
            if (++held < rows) continue;
            await WriteGroupAsync(writer, columns);
            held = 0;
        }

        if (held > 0) await WriteGroupAsync(writer, columns);
    }

    private static async Task WriteGroupAsync(ParquetWriter writer, List<ParquetColumn> columns)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns) await column.WriteAsync(group);
        group.CompleteValidate();
    }
}
