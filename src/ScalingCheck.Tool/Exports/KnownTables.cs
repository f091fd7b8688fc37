namespace ScalingCheck.Tool.Exports;

/// <summary>Every form of a table that <c>export</c> writes.</summary>
internal static class KnownTables
{
    public static readonly IReadOnlyList<TableForm> All = [new(".csv", CsvTable.Write), new(".parquet", ParquetTable.Write)];

    /// <summary>The form that a file name asks for, or null.</summary>
    public static TableForm? ForFile(string path)
    {
        var extension = Path.GetExtension(path);
        return All.FirstOrDefault(form => string.Equals(form.Extension, extension, StringComparison.OrdinalIgnoreCase));
    }
}
