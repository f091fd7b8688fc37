using System.Text;

namespace ScalingCheck.Collect;

/// <summary>Which separator a delimited text uses, judged by its first lines.</summary>
internal static class CsvDialect
{
    /// <summary>The separator that occurs most in the first line, outside quotes; null when none does.</summary>
    public static char? Separator(ReadOnlySpan<char> head)
    {
        var line = FirstLine(head);
        char? best = null;
        var most = 0;
        foreach (var candidate in ",;\t")
        {
            var count = CountCells(line, candidate) - 1;
            if (count > most) (best, most) = (candidate, count);
        }

        return best;
    }

    public static string Name(char separator) => separator switch
    {
        ',' => "comma",
        ';' => "semicolon",
        _ => "tab",
    };

    /// <summary>The first lines that are not blank, the last one left out where the head cuts it.</summary>
    public static List<string> Lines(ReadOnlySpan<byte> head, int count, bool whole)
    {
        var lines = new List<string>();
        while (!head.IsEmpty && lines.Count < count)
        {
            var end = head.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0 && !whole) break;
            var line = end < 0 ? head : head[..end];
            if (!line.IsEmpty) lines.Add(Encoding.UTF8.GetString(line));
            head = end < 0 ? [] : head[(end + 1)..];
        }

        return lines;
    }

    public static int CountCells(ReadOnlySpan<char> line, char separator)
    {
        var cells = 1;
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"') quoted = !quoted;
            else if (character == separator && !quoted) cells++;
        }

        return cells;
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("\r\n");
        var end = text.IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }
}
