using ScalingCheck.Collect.Reading;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>JSON Lines: one object a line, one row each, read line by line. See docs/formats/jsonl.md.</summary>
internal sealed class JsonLinesFormat : IMetricFormat
{
    private const int MaximumLine = 16 * 1024 * 1024;

    public string Id => "jsonl";

    public string? Recognise(string fileName, ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] != (byte)'{' || !JsonText.StartsLikeJson(text)) return null;
        if (Path.GetExtension(fileName).ToLowerInvariant() is ".jsonl" or ".ndjson") return "a JSON object a line";
        var end = text.IndexOf((byte)'\n');
        if (end < 0) return null;
        var second = text[end..].TrimStart(" \t\r\n"u8);
        var line = text[..end].ToArray();
        return !second.IsEmpty && second[0] == (byte)'{' && new JsonTape().Parse(line, 0, line.Length, fileName) is null
            ? "a JSON object a line" : null;
    }

    public void Read(Stream content, string fileName, ObservationSink sink)
    {
        using var text = new Utf8Text(content, fileName);
        var lines = new TextLines(text, MaximumLine);
        var rows = new RowWriter(sink);
        var tape = new JsonTape();
        var cut = false;
        while (!rows.Stopped && lines.Next())
        {
            var at = new SourceLocation(fileName, lines.Number);
            if (lines.TooLong)
            {
                rows.Fail(Catalogue.LineTooLong("16 MiB", at));
                break;
            }

            if (lines.Buffer.AsSpan(lines.Start, lines.Length).Trim(" \t\r"u8).IsEmpty) continue;
            if (tape.Parse(lines.Buffer, lines.Start, lines.Length, fileName, lines.Number) is { } problem)
            {
                // A run that was stopped while it wrote leaves half a line at the very end; anywhere else it is an error.
                cut = lines.Unfinished && rows.Rows > 0 && text.Fault is null;
                if (cut) sink.Report(Catalogue.CutLastLine(at));
                else if (text.Fault is null) rows.Fail(problem);
            }
            else if (tape.Root.Kind == JsonKind.Object)
            {
                JsonRows.Write(tape.Root, rows);
            }
            else
            {
                rows.Fail(Catalogue.NotRows("a line that is no object", "one object a line, like {\"params\": 1e6, \"loss\": 3.2}", tape.Root.Location));
            }
        }

        if (text.ReportFault(sink) || rows.Stopped) return;
        if (lines.Number == 0) sink.Report(Catalogue.EmptyFile(fileName));
        else if (!cut) rows.End(fileName);
    }
}
