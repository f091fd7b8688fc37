using System.Globalization;
using System.Text;

namespace ScalingCheck.Diagnostics;

/// <summary>SC21xx: metric files that cannot be found, read or understood.</summary>
internal static partial class Catalogue
{
    public static Diagnostic UnknownContent(string file, IEnumerable<string> formatIds) => Error(
        "SC2101", "the content looks like none of the known formats: name one with 'format:' or '--format'; known: " +
        string.Join(", ", formatIds), new SourceLocation(file));

    public static Diagnostic EmptyFile(string file) => Error(
        "SC2102", "the file is empty: did the run stop before it wrote its metrics?", new SourceLocation(file));

    public static Diagnostic NoRows(string file) => Error(
        "SC2102", "the file holds no rows: did the run stop before it wrote its metrics?", new SourceLocation(file));

    public static Diagnostic NoNumbers(string file) => Error(
        "SC2102", "the file holds rows but not one number", new SourceLocation(file));

    public static Diagnostic BinaryFile(string file, int line = 0) => Error(
        "SC2103", "this is not a text metric file (it holds NUL bytes); text is read as UTF-8, or as UTF-16 with a byte order mark",
        new SourceLocation(file, line));

    public static Diagnostic InvalidEncoding(SourceLocation at) => Error(
        "SC2104", "invalid UTF-8: save the file as UTF-8, or as UTF-16 with a byte order mark", at);

    public static Diagnostic FileUnreadable(string file, string reason) => Error(
        "SC2105", $"the file cannot be read: {Shown(reason, 200)}", new SourceLocation(file));

    public static Diagnostic TextInNumberColumn(string column, ReadOnlySpan<char> found, SourceLocation at) => Error(
        "SC2106", $"column '{Shown(column)}' holds numbers, found '{Shown(found)}': leave the cell empty where nothing was measured", at);

    public static Diagnostic DecimalComma(string column, ReadOnlySpan<char> found, SourceLocation at) => Error(
        "SC2106", $"column '{Shown(column)}' holds numbers, found '{Shown(found)}': decimal comma: use a point, and no thousands separators", at);

    public static Diagnostic NumbersAfterText(string column, string text, ReadOnlySpan<char> found, SourceLocation at) => Error(
        "SC2106", $"column '{Shown(column)}' starts with text '{Shown(text)}' and then holds the number '{Shown(found)}': leave the cell empty where nothing was measured", at);

    public static Diagnostic NumberOutOfRange(string column, ReadOnlySpan<char> found, SourceLocation at) => Error(
        "SC2107", $"'{Shown(found)}' in '{Shown(column)}' is larger than a number can be (about 1.8e308)", at);

    public static Diagnostic DuplicateName(string name, SourceLocation at) => Error(
        "SC2108", $"the name '{Shown(name)}' appears twice: give each column its own name", at);

    public static Diagnostic MissingHeader(SourceLocation at) => Error(
        "SC2109", "the first row holds numbers only: put a header with the names of the columns above it", at);

    public static Diagnostic RaggedRow(int expected, int found, SourceLocation at) => Error(
        "SC2110", string.Create(CultureInfo.InvariantCulture, $"expected {expected} cells as in the header, found {found}") +
        (found > expected ? ": a decimal comma, or text with the separator in it that needs quotes?" : ": was the file cut?"), at);

    public static Diagnostic UnclosedQuote(SourceLocation at) => Error(
        "SC2111", "a quote is opened in this row and never closed", at);

    public static Diagnostic RowTooLong(SourceLocation at) => Error(
        "SC2111", "a row after this line is longer than 16 million characters: a quote that is never closed?", at);

    public static Diagnostic JsonSyntax(string problem, SourceLocation at) => Error(
        "SC2112", $"invalid JSON: {Shown(problem, 200)}", at);

    public static Diagnostic JsonCut(SourceLocation at) => Error(
        "SC2112", "invalid JSON: the document ends in the middle: was the file cut?", at);

    public static Diagnostic JsonTooDeep(int limit, SourceLocation at) => Error(
        "SC2113", string.Create(CultureInfo.InvariantCulture, $"nested deeper than {limit} levels"), at);

    public static Diagnostic DocumentTooLarge(string file, string limit) => Error(
        "SC2114", $"the document is larger than {limit}: write JSON Lines or CSV, which are read row by row", new SourceLocation(file));

    public static Diagnostic LineTooLong(string limit, SourceLocation at) => Error(
        "SC2115", $"the line is longer than {limit}", at);

    public static Diagnostic TooManyColumns(int limit, SourceLocation at) => Error(
        "SC2115", string.Create(CultureInfo.InvariantCulture, $"more than {limit} columns"), at);

    public static Diagnostic NotRows(string found, string expected, SourceLocation at) => Error(
        "SC2116", $"found {found}, expected {expected}", at);

    public static Diagnostic UnequalColumns(string first, int firstLength, string second, int secondLength, SourceLocation at) => Error(
        "SC2117", string.Create(CultureInfo.InvariantCulture,
            $"column '{Shown(first)}' has {firstLength} values and column '{Shown(second)}' has {secondLength}"), at);

    public static Diagnostic BenchmarkFailed(string benchmark, SourceLocation at) => Warning(
        "SC2118", $"benchmark '{Shown(benchmark, 120)}' has no result: it failed when it ran", at);

    public static Diagnostic RepeatedSteps(int count, string metric, double step, SourceLocation at) => Warning(
        "SC2119", string.Create(CultureInfo.InvariantCulture,
            $"{count} values were logged again at the same step, as after a resumed run; the last one counts (first: '{Shown(metric)}' at step {step})"), at);

    public static Diagnostic DuplicateObservations(int count, SourceLocation first, SourceLocation second) => Warning(
        "SC2120", string.Create(CultureInfo.InvariantCulture,
            $"{count} {(count == 1 ? "observation repeats" : "observations repeat")} exactly what stands in {first} (same metric, coordinates and value): a copied file or row is not an independent measurement"), second);

    public static Diagnostic TooManyObservations(int limit) => Error(
        "SC2121", string.Create(CultureInfo.InvariantCulture,
            $"more than {limit:N0} observations: narrow 'files:', leave 'keep: last' on, or name the metrics"));

    public static Diagnostic OutsideBase(string pattern, SourceLocation? at) => Error(
        "SC2122", $"'{Shown(pattern, 200)}' leads outside the directory of the run: only files inside it are read", at);

    public static Diagnostic InvalidPattern(string pattern, string problem, SourceLocation? at) => Error(
        "SC2123", $"'{Shown(pattern, 200)}': {problem}", at);

    public static Diagnostic AxisNotNumber(string axis, string text, string file) => Error(
        "SC2124", $"the axis '{Shown(axis)}' became '{Shown(text)}' for this file, which is not a number: use 'labels:' for text", new SourceLocation(file));

    public static Diagnostic UnknownFormat(string id, IEnumerable<string> formatIds, SourceLocation? at) => Error(
        "SC2125", $"there is no format '{Shown(id)}'; known: {string.Join(", ", formatIds)}", at);

    public static Diagnostic RenameCollision(string from, string to, SourceLocation at) => Error(
        "SC2126", $"renaming '{Shown(from)}' to '{Shown(to)}' would hide the '{Shown(to)}' that the file has already", at);

    public static Diagnostic DerivedNotFinite(string name, int count, SourceLocation at) => Warning(
        "SC2127", string.Create(CultureInfo.InvariantCulture,
            $"'{Shown(name)}' has no finite value for {count} {(count == 1 ? "observation" : "observations")} and is no axis there"), at);

    public static Diagnostic CutLastLine(SourceLocation at) => Warning(
        "SC2128", "the last line is incomplete and is left out: was the run stopped while it wrote?", at);

    public static Diagnostic TextParameter(string name, string value, SourceLocation at) => Warning(
        "SC2129", $"parameter '{Shown(name)}' is '{Shown(value)}', with a decimal comma or an unclear separator: kept as a label, not as an axis", at);

    /// <summary>File content inside a message: short, on one line, without control characters.</summary>
    private static string Shown(ReadOnlySpan<char> text, int longest = 60)
    {
        var shown = new StringBuilder();
        foreach (var character in text.Length > longest ? text[..longest] : text)
            shown.Append(char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character);
        return text.Length > longest ? shown.Append('…').ToString() : shown.ToString();
    }
}
