using System.Globalization;
using System.Text;
using ScalingCheck.Report.Charts;

namespace ScalingCheck.Report;

/// <summary>Pictures of the checks, the worst first, in one SVG whose bytes depend on the numbers alone. Light and dark.</summary>
internal sealed class SvgReport : IReport
{
    private const int MostPanels = 12;

    private const string Style = """
        text{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328}
        .title{font-size:14px;font-weight:600}.small{font-size:11px;fill:#59636e}.verdict{font-size:13px;font-weight:700}
        .regressed{fill:#cf222e}.pass,.improved{fill:#1a7f37}.inconclusive,.no-baseline,.refused{fill:#9a6700}
        .back{fill:#ffffff}.grid{stroke:#d1d9e0;stroke-width:.7}.curve{fill:none;stroke-width:1.8}
        .curve.head{stroke:#0969da}.curve.base{stroke:#8c959f;stroke-dasharray:5 3}
        .dot.head{fill:#0969da}.dot.base{fill:none;stroke:#8c959f;stroke-width:1.4}.forecast{fill:#bf3989}
        @media (prefers-color-scheme:dark){text{fill:#f0f6fc}.small{fill:#9198a1}.back{fill:#0d1117}.grid{stroke:#3d444d}
        .regressed{fill:#f85149}.pass,.improved{fill:#3fb950}.inconclusive,.no-baseline,.refused{fill:#d29922}
        .curve.head{stroke:#4493f8}.dot.head{fill:#4493f8}.forecast{fill:#db61a2}}
        """;

    public string Id => "svg";

    public string Extension => ".svg";

    public string Render(RunReport report)
    {
        var checks = report.Run.Checks.OrderByDescending(check => check.Verdict).Take(MostPanels).ToList();
        var columns = checks.Count > 1 ? 2 : 1;
        var rows = Math.Max(1, (checks.Count + columns - 1) / columns);
        var (width, height) = (columns * SvgPanel.Width, rows * SvgPanel.Height);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>ScalingCheck: {Headline.Of(report.Run)}</title>\n<style>{Style.ReplaceLineEndings("")}</style>\n");
        svg.Append("<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n");
        for (var i = 0; i < checks.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i % columns * SvgPanel.Width},{i / columns * SvgPanel.Height})\">\n");
            SvgPanel.Draw(svg, checks[i]);
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
