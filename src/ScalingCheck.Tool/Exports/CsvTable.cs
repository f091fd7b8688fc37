using System.Globalization;
using System.Text;
using nietras.SeparatedValues;

namespace ScalingCheck.Tool.Exports;

/// <summary>A table as CSV: UTF-8, commas, quotes where needed, lines ended by a line feed, numbers that read back as they were.</summary>
internal static class CsvTable
{
    // A spreadsheet takes a cell that begins so for a formula, and formulas can fetch and run things. Names come from files
    // that anyone may write.
    private const string FormulaStarts = "=+-@\t\r";

    public static void Write(Stream stream, ExportTable table)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        using var writer = Sep.New(',').Writer(options => options with { Escape = true, CultureInfo = CultureInfo.InvariantCulture }).To(text, leaveOpen: true);
        writer.Header.Add([.. table.Columns.Select(column => column.Name)]);
        foreach (var cells in table.Rows)
        {
            using var row = writer.NewRow();
            for (var i = 0; i < cells.Length; i++) row[i].Set(Text(cells[i], table.Columns[i].Type));
        }
    }

    private static string Text(ExportCell cell, ExportType type) => type switch
    {
        ExportType.Number => cell.Number is { } number ? Number(number) : "",
        ExportType.Count => cell.Whole?.ToString(CultureInfo.InvariantCulture) ?? "",
        ExportType.Flag => cell.Whole == 1 ? "true" : "false",
        ExportType.Time => new DateTime(cell.Whole!.Value, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        _ => cell.Text is { Length: > 0 } text && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : cell.Text ?? "",
    };

    // The words that collect, pandas and R read.
    private static string Number(double number) => number switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => NumberText.RoundTrip(number),
    };
}
