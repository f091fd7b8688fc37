using System.Text;

namespace ScalingCheck.Report.Charts;

/// <summary>A small picture of points and a curve in characters, for the terminal.</summary>
internal static class TextPlot
{
    private const int Margin = 10;

    /// <param name="points">The measured points.</param>
    /// <param name="curve">The fitted curve; null for points alone.</param>
    /// <param name="xName">Name of the horizontal axis.</param>
    public static string Render(
        IReadOnlyList<(double X, double Y)> points, Func<double, double>? curve, string xName,
        int width = 64, int height = 14, bool linear = false)
    {
        if (points.Count == 0) return "";
        var x = PlotAxis.Around(points.Select(point => point.X), linear);
        var y = PlotAxis.Around(points.Select(point => point.Y));
        var cells = new char[height, width];
        for (var row = 0; row < height; row++)
        for (var column = 0; column < width; column++) cells[row, column] = ' ';

        if (curve is not null)
        {
            for (var column = 0; column < width; column++)
                Put(cells, column, y.Position(curve(x.Value((column + 0.5) / width))), '·');
        }

        foreach (var point in points)
            Put(cells, (int)Math.Clamp(x.Position(point.X) * width, 0, width - 1), y.Position(point.Y), '●');

        var labels = new Dictionary<int, string>();
        foreach (var tick in y.Ticks(4)) labels.TryAdd(Row(y.Position(tick), height), y.Label(tick));
        var text = new StringBuilder();
        for (var row = 0; row < height; row++)
        {
            text.Append(labels.GetValueOrDefault(row, "").PadLeft(Margin - 2)).Append(labels.ContainsKey(row) ? " ┤" : " │");
            for (var column = 0; column < width; column++) text.Append(cells[row, column]);
            TrimEnd(text).Append('\n');
        }

        text.Append(' ', Margin - 1).Append('└').Append('─', width).Append('\n');
        return text.Append(XLabels(x, width, xName)).ToString();
    }

    private static void Put(char[,] cells, int column, double position, char mark)
    {
        if (position is >= 0 and <= 1) cells[Row(position, cells.GetLength(0)), column] = mark;
    }

    private static int Row(double position, int height) => (int)Math.Clamp((1 - position) * height, 0, height - 1);

    private static string XLabels(PlotAxis x, int width, string name)
    {
        var line = new char[Margin + width + 12];
        Array.Fill(line, ' ');
        var free = 0;
        foreach (var tick in x.Ticks(6))
        {
            var label = x.Label(tick);
            var start = Math.Max(0, Margin + (int)(x.Position(tick) * width) - label.Length / 2);
            if (start < free || start + label.Length > line.Length) continue;
            label.CopyTo(0, line, start, label.Length);
            free = start + label.Length + 2;
        }

        return new string(line).TrimEnd() + "  " + name + "\n";
    }

    private static StringBuilder TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        return text;
    }
}
