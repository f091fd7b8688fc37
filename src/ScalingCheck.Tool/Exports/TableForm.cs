namespace ScalingCheck.Tool.Exports;

/// <summary>A form of a table, told by the extension of the file.</summary>
internal sealed record TableForm(string Extension, Action<Stream, ExportTable> Write);
