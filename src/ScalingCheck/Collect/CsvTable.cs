using nietras.SeparatedValues;
using ScalingCheck.Collect.Reading;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>One pass over a delimited text, row by row in bounded memory.</summary>
internal sealed class CsvTable(string fileName, ObservationSink sink, Utf8Text text)
{
    private readonly RowWriter _rows = new(sink);

    /// <summary>A null column has no name in the header (a data frame's index, a trailing separator) and is left out.</summary>
    private readonly List<Column?> _columns = [];

    private string[] _header = [];
    private char _separator = ',';

    /// <summary>The line on which the current row starts.</summary>
    public int Line { get; private set; } = 1;

    public void Read(TextReader source)
    {
        var head = new char[64 * 1024];
        var length = source.ReadBlock(head);
        _separator = CsvDialect.Separator(head.AsSpan(0, length)) ?? ',';
        using var joined = new JoinedReader(head.AsMemory(0, length), source);
        using var reader = Sep.New(_separator).Reader(options => options with
        {
            // The header is read as a row, for messages of our own on duplicates; widths are checked here too.
            HasHeader = false,
            DisableColCountCheck = true,
            Unescape = true,
        }).From(joined);

        var next = 1;
        int? cutCells = null;
        foreach (var row in reader)
        {
            if (row.Span.IsWhiteSpace())
            {
                next = row.LineNumberToExcl;
                continue;
            }

            if (cutCells is { } cells) _rows.Fail(Catalogue.RaggedRow(_columns.Count, cells, At(0)));
            cutCells = null;
            if (_rows.Stopped) break;
            // Sep numbers the first row wrongly when it is told that there is no header, the ends are right.
            (Line, next) = (next, row.LineNumberToExcl);
            if (!QuotesMatch(row.Span))
            {
                _rows.Fail(Catalogue.UnclosedQuote(At(0)));
                break;
            }

            if (_columns.Count == 0)
            {
                // A table without a column that anybody asked for is not worth a gigabyte of reading.
                if (!TakeHeader(row) || !_rows.AnyWanted) return;
            }
            else if (row.ColCount != _columns.Count)
            {
                // A run that was stopped while it wrote leaves half a row at the very end; anywhere else it is an error.
                if (row.ColCount < _columns.Count && joined.EndedInsideLine) cutCells = row.ColCount;
                else _rows.Fail(Catalogue.RaggedRow(_columns.Count, row.ColCount, At(0)));
            }
            else
            {
                TakeRow(row);
            }
        }

        if (text.ReportFault(sink) || _rows.Stopped) return;
        if (cutCells is not null) sink.Report(Catalogue.CutLastLine(At(0)));
        if (_columns.Count == 0) sink.Report(Catalogue.EmptyFile(fileName));
        else _rows.End(fileName);
    }

    private bool TakeHeader(SepReader.Row row)
    {
        var names = new string[row.ColCount];
        for (var i = 0; i < names.Length; i++) names[i] = Unquoted(row[i].Span).ToString();
        _header = names;
        var named = Array.FindAll(names, name => name.Length > 0);
        if (Array.TrueForAll(named, name => NumberText.TryParseMetric(name, out _)))
        {
            _rows.Fail(Catalogue.MissingHeader(At(0)));
            return false;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0)
            {
                _columns.Add(null);
                continue;
            }

            if (_columns.Exists(known => known?.Name == names[i]))
            {
                _rows.Fail(Catalogue.DuplicateName(names[i], At(i + 1)));
                return false;
            }

            if (_rows.ColumnNamed(names[i], At(i + 1)) is not { } column) return false;
            _columns.Add(column);
        }

        return true;
    }

    private void TakeRow(SepReader.Row row)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i] is not { } column) continue;
            var cell = row[i].Span;
            // Loggers that append write their header again.
            if (i == 0 && cell.Trim().SequenceEqual(_header[0]) && IsHeader(row)) return;
            row.Span.Overlaps(cell, out var offset);
            _rows.AddCell(column, Unquoted(cell), commaIsText: _separator == ',', At(offset + 1));
        }

        _rows.EndRow(At(0));
    }

    private bool IsHeader(SepReader.Row row)
    {
        for (var i = 0; i < _header.Length; i++)
            if (!Unquoted(row[i].Span).SequenceEqual(_header[i])) return false;
        return true;
    }

    /// <summary>Quotes may only open where a cell starts and close where it ends: 5" otherwise swallows the lines after it.</summary>
    private bool QuotesMatch(ReadOnlySpan<char> row)
    {
        var position = row.IndexOf('"');
        while (position >= 0)
        {
            var before = row[..position].TrimEnd(' ');
            if (!before.IsEmpty && before[^1] != _separator) return false;
            position++;
            while (true)
            {
                var step = row[position..].IndexOf('"');
                if (step < 0) return false;
                position += step + 1;
                if (position == row.Length || row[position] != '"') break;
                position++;
            }

            var after = row[position..].TrimStart(' ');
            if (!after.IsEmpty && after[0] != _separator) return false;
            var more = row[position..].IndexOf('"');
            position = more < 0 ? -1 : position + more;
        }

        return true;
    }

    /// <summary>The cell without blanks around it; and without quotes, where a blank before them hid them from Sep.</summary>
    private static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> cell)
    {
        var trimmed = cell.Trim();
        return trimmed.Length != cell.Length && trimmed.Length >= 2 && trimmed[0] == '"' && trimmed[^1] == '"' ? trimmed[1..^1] : trimmed;
    }

    private SourceLocation At(int column) => new(fileName, Line, column);
}
