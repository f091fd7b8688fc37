namespace ScalingCheck.Tool.Exports;

/// <summary>One column of a table that leaves the history.</summary>
internal sealed record ExportColumn(string Name, ExportType Type);
