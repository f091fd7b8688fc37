using System.Globalization;
using System.Text;
using ScalingCheck.Report.Charts;

namespace ScalingCheck.Report;

/// <summary>Pictures of the checks, the worst first, in one SVG whose bytes depend on the numbers alone. Light and dark.</summary>
internal sealed class SvgReport : IReport
{
    private const int MostPanels = 12;

    private const string Style = """
        text{font:11px system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:#59636e}
        .title{font-size:14px;font-weight:600;fill:#1f2328}.verdict{font-size:13px;font-weight:700}
        .regressed{fill:#cf222e}.pass,.improved{fill:#1a7f37}.inconclusive,.no-baseline,.refused{fill:#9a6700}
        .back{fill:#fff}.legend{fill:#fff;fill-opacity:.85}.grid{stroke:#d1d9e0;stroke-width:.6}.zero{stroke:#818b98;stroke-width:1}
        .curve{fill:none;stroke-width:1.8}.curve.head{stroke:#0969da}.curve.base{stroke:#818b98;stroke-dasharray:5 3}
        .beyond{stroke-width:1.2;stroke-opacity:.6}.curve.head.beyond{stroke-dasharray:2 3}.noise{fill:none;stroke:#818b98;stroke-width:.8;stroke-opacity:.45}
        .dot.head{fill:#0969da}.dot.base{fill:#fff;stroke:#818b98;stroke-width:1.4}
        .forecast.head{fill:#bf3989}.forecast.base{fill:#fff;stroke:#818b98;stroke-width:1.4}.whisker{stroke:#bf3989;stroke-width:1.4}
        @media (prefers-color-scheme:dark){text{fill:#9198a1}.title{fill:#f0f6fc}
        .regressed{fill:#f85149}.pass,.improved{fill:#3fb950}.inconclusive,.no-baseline,.refused{fill:#d29922}
        .back,.legend,.dot.base,.forecast.base{fill:#0d1117}.grid{stroke:#30363d}
        .curve.head{stroke:#4493f8}.dot.head{fill:#4493f8}.forecast.head{fill:#db61a2}.whisker{stroke:#db61a2}}
        """;

    public string Id => "svg";

    public string Extension => ".svg";

    public string Render(RunReport report)
    {
        var checks = report.Run.Checks.OrderByDescending(check => check.Verdict).Take(MostPanels).ToList();
        var columns = checks.Count > 1 ? 2 : 1;
        var rows = (checks.Count + columns - 1) / columns;
        var left = report.Run.Checks.Count - checks.Count;
        // A line for what has no picture: nothing at all, or the checks beyond the first dozen.
        var note = checks.Count == 0 ? "nothing to draw: there are no checks with data" : left > 0 ? FormattableString.Invariant($"and {left} more checks") : null;
        var (width, height) = (columns * SvgPanel.Width, rows * SvgPanel.Height + (note is null ? 0 : 30));
        var canvas = new SvgCanvas();
        for (var i = 0; i < checks.Count; i++)
        {
            canvas.Open(i % columns * SvgPanel.Width, i / columns * SvgPanel.Height);
            SvgPanel.Draw(canvas, checks[i]);
            canvas.Close();
        }

        if (note is not null) canvas.Text(width / 2.0, height - 11, "small", note, width, anchor: "middle");
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
        svg.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>ScalingCheck: {Headline.Of(report.Run)}</title>\n<style>{Style.ReplaceLineEndings("")}</style>\n");
        return svg.Append("<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n").Append(canvas).Append("</svg>\n").ToString();
    }
}
