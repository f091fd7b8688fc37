using System.Text;

namespace ScalingCheck.Report;

/// <summary>Columns as wide as their widest cell, two spaces apart; columns that stay empty are left out.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var used = Enumerable.Range(0, header.Length).Where(column => _rows.Skip(1).Any(row => row[column].Length > 0)).ToArray();
        var widths = Array.ConvertAll(used, column => _rows.Max(row => row[column].Length));
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var line = new StringBuilder("  ");
            for (var i = 0; i < used.Length; i++) line.Append(row[used[i]].PadRight(widths[i] + 2));
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
