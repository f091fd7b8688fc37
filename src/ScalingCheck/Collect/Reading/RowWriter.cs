using System.Buffers;
using System.Globalization;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect.Reading;

/// <summary>
/// Turns rows of named cells into observations, the same for CSV, JSON and JSON Lines: each number of a row becomes an
/// observation of that column whose axes are all other numbers of the row and whose labels are its texts. Which of them
/// are coordinates is for the check to say.
/// </summary>
internal sealed class RowWriter(ObservationSink sink)
{
    /// <summary>A row of k numbers gives k observations of k-1 axes, so width is bounded.</summary>
    public const int MaximumColumns = 2048;

    /// <summary>After so many bad cells the user has seen the pattern.</summary>
    private const int MaximumProblems = 10;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,eE+-");

    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, double>> _constantAxes = [];
    private readonly List<KeyValuePair<string, string>> _constantLabels = [];
    private readonly List<(Column Column, double Value)> _numbers = [];
    private readonly List<(Column Column, string Value)> _texts = [];
    private readonly List<(Column Column, string Value)> _lastTexts = [];
    private NamedValues<string>? _labels;
    private int _problems;
    private long _row;
    private bool _anyNumber;

    /// <summary>Rows completed so far.</summary>
    public long Rows => _row;

    /// <summary>Whether any column seen so far can give observations.</summary>
    public bool AnyWanted => _columns.Values.Any(column => column.Wanted);

    /// <summary>True once the file has so many problems, or the sink so many observations, that reading on is no use.</summary>
    public bool Stopped { get; private set; }

    /// <summary>The column of that name; null, with a report, when there are too many.</summary>
    public Column? ColumnNamed(string name, SourceLocation at)
    {
        if (_columns.TryGetValue(name, out var known)) return known;
        if (_columns.Count >= MaximumColumns)
        {
            Fail(Catalogue.TooManyColumns(MaximumColumns, at));
            Stopped = true;
            return null;
        }

        var column = new Column(name, sink.Wants(name));
        _columns.Add(name, column);
        return column;
    }

    public void AddConstant(string name, double value) => _constantAxes.Add(new(name, value));

    public void AddConstant(string name, string value) => _constantLabels.Add(new(name, value));

    /// <summary>A cell of a text file: a number when it reads as one, nothing when it is empty.</summary>
    /// <param name="commaIsText">The separator is a comma, so "1,5" was quoted and may well be meant as text.</param>
    public void AddCell(Column column, ReadOnlySpan<char> cell, bool commaIsText, SourceLocation at)
    {
        cell = cell.Trim();
        if (cell.IsEmpty) return;
        // Names, which repeat from row to row, are not tried as numbers again and again.
        if (column.Kind == ColumnKind.Text && cell.SequenceEqual(column.LastText)) AddLabel(column, cell, at);
        else if (NumberText.TryParseMetric(cell, out var value)) AddNumber(column, value, cell, at);
        else if (column.Kind != ColumnKind.Text && IsTooLarge(cell)) Fail(Catalogue.NumberOutOfRange(column.Name, cell, at));
        else AddText(column, cell, !commaIsText, at);
    }

    public void AddNumber(Column column, double value, ReadOnlySpan<char> shown, SourceLocation at)
    {
        if (column.Kind == ColumnKind.Text)
        {
            // A text column may hold an odd "12" among its names. One whose name says that it is measured may not.
            if (!column.Measured) AddLabel(column, shown, at);
            else Fail(Catalogue.NumbersAfterText(column.Name, column.FirstText, shown, column.FirstAt));
            return;
        }

        column.Kind = ColumnKind.Number;
        _anyNumber = true;
        if (Fills(column, at)) _numbers.Add((column, value));
    }

    /// <summary>A text that is not a number.</summary>
    public void AddText(Column column, ReadOnlySpan<char> text, bool commaIsDecimal, SourceLocation at)
    {
        if (column.Kind == ColumnKind.Number)
        {
            Fail(HasComma(text)
                ? Catalogue.DecimalComma(column.Name, text, at)
                : Catalogue.TextInNumberColumn(column.Name, text, at));
            return;
        }

        var measured = commaIsDecimal || column.Measured;
        if (column.Kind == ColumnKind.NotSeen && measured && HasComma(text)) Fail(Catalogue.DecimalComma(column.Name, text, at));
        else AddLabel(column, text, at);
    }

    /// <summary>Reports a problem that this row, and so the file, cannot be used with.</summary>
    public void Fail(Diagnostic problem)
    {
        sink.Report(problem);
        if (++_problems >= MaximumProblems) Stopped = true;
    }

    /// <summary>Ends the file: rows without a single number are as little use as no rows.</summary>
    public void End(string fileName)
    {
        if (Stopped || _problems > 0) return;
        if (_row == 0) sink.Report(Catalogue.NoRows(fileName));
        else if (!_anyNumber) sink.Report(Catalogue.NoNumbers(fileName));
    }

    /// <summary>Ends the row and hands its observations to the sink.</summary>
    public void EndRow(SourceLocation at)
    {
        _row++;
        var wanted = 0;
        foreach (var (column, _) in _numbers) if (column.Wanted) wanted++;
        if (wanted > 0 && !Stopped)
        {
            var labels = Labels();
            // One wanted metric is the usual case: its axes are built directly instead of cut out of all of them.
            var all = wanted > 1 ? AxesWithout(null) : null;
            foreach (var (column, value) in _numbers)
            {
                if (!column.Wanted) continue;
                var axes = all?.Without(column.Name) ?? AxesWithout(column);
                var observation = new Observation { Metric = column.Name, Value = value, Axes = axes, Labels = labels, Source = at };
                if (sink.Add(observation)) continue;
                Stopped = true;
                break;
            }
        }

        _numbers.Clear();
        _texts.Clear();
    }

    private void AddLabel(Column column, ReadOnlySpan<char> text, SourceLocation at)
    {
        if (column.Kind == ColumnKind.NotSeen)
            (column.Kind, column.FirstText, column.FirstAt) = (ColumnKind.Text, text.ToString(), at);
        if (!Fills(column, at)) return;
        if (!text.SequenceEqual(column.LastText)) column.LastText = text.ToString();
        _texts.Add((column, column.LastText));
    }

    private bool Fills(Column column, SourceLocation at)
    {
        if (column.LastRow != _row + 1)
        {
            column.LastRow = _row + 1;
            return true;
        }

        Fail(Catalogue.DuplicateName(column.Name, at));
        return false;
    }

    private NamedValues<double> AxesWithout(Column? left)
    {
        var axes = new List<KeyValuePair<string, double>>(_constantAxes.Count + _numbers.Count);
        axes.AddRange(_constantAxes);
        foreach (var (column, value) in _numbers) if (column != left) axes.Add(new(column.Name, value));
        return NamedValues<double>.From(axes);
    }

    /// <summary>The labels of the row; the same instance as long as the texts stay the same, which they mostly do.</summary>
    private NamedValues<string> Labels()
    {
        if (_labels is not null && _texts.SequenceEqual(_lastTexts)) return _labels;
        _lastTexts.Clear();
        _lastTexts.AddRange(_texts);
        return _labels = NamedValues<string>.From(
            _constantLabels.Concat(_texts.Select(text => new KeyValuePair<string, string>(text.Column.Name, text.Value))));
    }

    /// <summary>Digits, points and at least one comma: 1,5 or 1.234,5 or 1,234,567.</summary>
    private static bool HasComma(ReadOnlySpan<char> text)
    {
        var number = text.TrimStart("+-");
        return number.Contains(',') && !number.ContainsAnyExcept(NumberCharacters) && char.IsAsciiDigit(number[^1]);
    }

    private static bool IsTooLarge(ReadOnlySpan<char> cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsInfinity(value);
}
