using System.Text;
using ScalingCheck.Collect.Reading;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>Tables in text: a header, then a row a line, separated by commas, semicolons or tabs. See docs/formats/csv.md.</summary>
internal sealed class CsvFormat : IMetricFormat
{
    private const int HeadSize = 64 * 1024;

    public string Id => "csv";

    public string? Recognise(string fileName, ReadOnlySpan<byte> head)
    {
        var named = Path.GetExtension(fileName).ToLowerInvariant() is ".csv" or ".tsv" or ".tab";
        var lines = CsvDialect.Lines(head, 3, whole: head.Length < HeadSize);
        if (lines.Count == 0 || head.Contains((byte)0)) return null;
        var separator = CsvDialect.Separator(lines[0]);
        if (separator is null) return named ? "one column, by the name of the file" : null;
        var cells = CsvDialect.CountCells(lines[0], separator.Value);
        var reason = FormattableString.Invariant($"{cells} columns separated by {CsvDialect.Name(separator.Value)}s");
        if (named) return reason;
        // Prose has commas too: without a telling name all lines must have as many cells, and one of them a number.
        if (lines.Count < 2 || lines.Exists(line => CsvDialect.CountCells(line, separator.Value) != cells)) return null;
        return lines[1].Split(separator.Value).Any(cell => NumberText.TryParseMetric(cell, out _)) ? reason : null;
    }

    public void Read(Stream content, string fileName, ObservationSink sink)
    {
        using var text = new Utf8Text(content, fileName);
        using var reader = new StreamReader(text, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, HeadSize);
        var table = new CsvTable(fileName, sink, text);
        try
        {
            table.Read(reader);
        }
        catch (NotSupportedException)
        {
            // Sep's way to say that a row outgrew its buffer of 16 million characters.
            if (!text.ReportFault(sink)) sink.Report(Catalogue.RowTooLong(new SourceLocation(fileName, table.Line)));
        }
    }
}
