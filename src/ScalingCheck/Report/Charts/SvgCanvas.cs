using System.Globalization;
using System.Security;
using System.Text;

namespace ScalingCheck.Report.Charts;

/// <summary>Shapes as SVG text. Coordinates have two digits after the point, so that the bytes depend on the numbers alone.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _svg = new();

    public void Open(double x, double y) => _svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({F(x)},{F(y)})\">\n");

    public void Close() => _svg.Append("</g>\n");

    public void Rectangle(double x, double y, double width, double height, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{F(x)}\" y=\"{F(y)}\" width=\"{F(width)}\" height=\"{F(height)}\"/>\n");

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{style}\" x1=\"{F(x1)}\" y1=\"{F(y1)}\" x2=\"{F(x2)}\" y2=\"{F(y2)}\"/>\n");

    /// <summary>A line through the points; a gap wherever one is not a number.</summary>
    public void Path(IEnumerable<(double X, double Y)> points, string style)
    {
        var path = new StringBuilder();
        var pen = false;
        foreach (var (x, y) in points)
        {
            if (double.IsFinite(x) && double.IsFinite(y)) path.Append(pen ? " L" : path.Length == 0 ? "M" : " M").Append(F(x)).Append(',').Append(F(y));
            pen = double.IsFinite(x) && double.IsFinite(y);
        }

        if (path.Length > 0) _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"{path}\"/>\n");
    }

    public void Dot(double x, double y, double radius, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{style}\" cx=\"{F(x)}\" cy=\"{F(y)}\" r=\"{F(radius)}\"/>\n");

    public void Diamond(double x, double y, double radius, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"M{F(x)},{F(y - radius)} L{F(x + radius)},{F(y)} L{F(x)},{F(y + radius)} L{F(x - radius)},{F(y)} Z\"/>\n");

    /// <summary>A text no wider than so many pixels.</summary>
    public void Text(double x, double y, string style, string text, double width, double size = SvgPanel.Small, string anchor = "start") =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{F(x)}\" y=\"{F(y)}\" text-anchor=\"{anchor}\">{Escape(TextFit.Fit(text, width, size))}</text>\n");

    public override string ToString() => _svg.ToString();

    private static string F(double value)
    {
        var text = Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    // U+FFFE and U+FFFF are no characters of XML.
    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(c => c < '\ufffe')))!;
}
