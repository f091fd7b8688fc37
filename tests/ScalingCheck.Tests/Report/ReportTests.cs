using System.Xml.Linq;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using ScalingCheck.Report.Charts;
using static ScalingCheck.Judge.Cases;

namespace ScalingCheck.Report;

public sealed class ReportTests
{
    [Theory]
    [InlineData(true, true, 1, 2)]
    [InlineData(true, false, 1, 0)]
    [InlineData(false, true, 0, 2)]
    [InlineData(false, false, 0, 0)]
    public void Junit_fails_what_breaks_the_build_and_skips_the_rest(bool regression, bool noData, int failures, int errors)
    {
        var failOn = new HashSet<FailOn>();
        if (regression) failOn.Add(FailOn.Regression);
        if (noData) failOn.Add(FailOn.NoData);
        var report = Samples.Report([Samples.Refused(), Single()], [Catalogue.NoObservations(null)]);
        report = new RunReport(report.Run with { FailOn = failOn }) { ToolVersion = "1", Reproduce = "" };
        var suite = XDocument.Parse(new JUnitReport().Render(report)).Root!.Element("testsuite")!;
        Assert.Equal(failures, suite.Descendants("failure").Count());
        Assert.Equal(errors, suite.Descendants("error").Count());
        Assert.Equal(3 - failures - errors, suite.Descendants("skipped").Count());
        foreach (var (attribute, element) in new[] { ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
            Assert.Equal(suite.Attribute(attribute)!.Value, suite.Descendants(element).Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
        // The common schema: every case has a class and a name, and at most one of failure, error and skipped.
        Assert.All(suite.Elements("testcase"), item => Assert.True(item.Attribute("classname") is not null && item.Attribute("name") is not null && item.Elements().Count() == 1));
    }

    [Fact]
    public void The_headline_counts_checks_and_says_when_something_else_is_missing()
    {
        Assert.Equal("REGRESSED (1 of 5 checks)", Headline.Of(Samples.Everything().Run));
        Assert.Equal("PASS (1 of 1 check)", Headline.Of(Samples.Report([Samples.Loss()]).Run));
        Assert.Equal("REFUSED (data is missing; 1 check judged)", Headline.Of(Samples.Report([Samples.Loss()], [Catalogue.NoObservations(null)]).Run));
        Assert.Equal("NO DATA", Headline.Of(Samples.Report([], [Catalogue.NoObservations(null)]).Run));
    }

    [Fact]
    public void A_run_without_gates_has_passed_nothing()
    {
        var gated = Law("power-constant");
        var item = Case(gated, Outcome(gated, [1e6, 2e6, 4e6, 8e6, 1.6e7], [4, 3.5, 3.1, 2.8, 2.6]), []) with { NoBaseline = null };
        Assert.Equal("NO GATES (1 check)", Headline.Of(Samples.Report([item]).Run));
    }

    [Fact]
    public void A_comparison_other_than_the_usual_is_told_beside_the_change()
    {
        double[] sizes = [1.5e7, 3e7, 6e7, 1.2e8, 2.4e8], others = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8];
        static double[] Curve(double[] x) => [.. x.Select((v, i) => (1.8 + (400 * Math.Pow(v, -.34))) * (1 + (.001 * (i % 3))))];
        var gated = Law("power-constant", Gate("level", "1%"));
        var item = Case(gated, Outcome(gated, sizes, Curve(sizes)), Base(0, Outcome(gated, others, Curve(others), intervals: false)));
        Assert.Contains("level: two curves, with b000000 at other sizes", new TextReport().Render(Samples.Report([item])), StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_is_for_terminals_alone()
    {
        Assert.DoesNotContain('\u001b', new TextReport().Render(Samples.Everything()));
        var coloured = TextReport.Render(Samples.Everything(), Palette.Colour);
        Assert.StartsWith("\u001b[1;31mREGRESSED (1 of 5 checks)\u001b[0m\n", coloured, StringComparison.Ordinal);
        Assert.Equal(TextReport.Render(Samples.Everything(), Palette.Plain), System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.NonBacktracking));
    }

    [Fact]
    public void The_columns_of_the_text_table_stand_under_their_headers()
    {
        var lines = new TextReport().Render(Samples.Everything()).Split('\n');
        var header = Array.Find(lines, line => line.Contains("estimate", StringComparison.Ordinal) && line.Contains("verdict", StringComparison.Ordinal))!;
        var at = header.IndexOf("verdict", StringComparison.Ordinal);
        Assert.All(lines.Where(line => line.StartsWith("  sort-time  ", StringComparison.Ordinal) && line.EndsWith("regressed", StringComparison.Ordinal)),
            line => Assert.Equal(at, line.Length - "regressed".Length));
    }

    [Fact]
    public void A_comment_of_very_many_checks_is_bounded_and_counts_what_it_leaves_out()
    {
        var body = new MarkdownReport().Render(Samples.Report([.. Enumerable.Repeat(0, 900).Select(_ => Single())]));
        Assert.InRange(body.Length, 30_000, MarkdownReport.LongestBody);
        Assert.Contains("of 900 gates are left out here; the JSON report has them all", body, StringComparison.Ordinal);
        Assert.EndsWith("</details>\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_checks_that_are_a_little_worse_are_told_together()
    {
        Assert.Empty(FamilyVerdict.Sentences(Samples.Report([Samples.Loss(1.0001)]).Run.Checks));
        var run = Samples.Report([.. Enumerable.Range(0, 11).Select(_ => Slight(1.001)), .. Enumerable.Range(0, 3).Select(_ => Slight(.999))]).Run;
        Assert.Equal("11 of 14 checks are worse than their baseline, however little: by chance that has p = 0.029", Assert.Single(FamilyVerdict.Sentences(run.Checks)));
        Assert.Equal(1, SignTest.UpperTail(0, 9), 1e-15);
        Assert.Equal(1 / 512.0, SignTest.UpperTail(9, 9), 1e-15);
    }

    [Fact]
    public void A_picture_is_the_same_to_the_byte_at_every_run() =>
        Assert.Equal(new SvgReport().Render(Samples.Everything()), new SvgReport().Render(Samples.Everything()));

    [Fact]
    public void No_checks_make_a_picture_that_says_so()
    {
        var svg = new SvgReport().Render(Samples.Report([]));
        XDocument.Parse(svg);
        Assert.Contains("nothing to draw", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void More_checks_than_fit_are_counted()
    {
        var svg = new SvgReport().Render(Samples.Report([.. Enumerable.Repeat(0, 15).Select(_ => Single())]));
        Assert.Equal(12, XDocument.Parse(svg).Root!.Elements().Count(element => element.Name.LocalName == "g"));
        Assert.Contains("and 3 more checks", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_forecast_of_the_baseline_is_drawn_beside_that_of_the_head()
    {
        var svg = new SvgReport().Render(Samples.Report([Samples.SortTime()]));
        Assert.Contains("class=\"forecast head\"", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"forecast base\"", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"curve base\"", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"verdict regressed\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"curve", new SvgReport().Render(Samples.Report([Samples.TwoAxes()])), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"curve", new SvgReport().Render(Samples.Report([Samples.Refused()])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 1e300)]
    [InlineData(1e-300, 1e308)]
    [InlineData(1e17, 1.0000000000000002e17)]
    [InlineData(5, 5.0000000001)]
    [InlineData(-3, 7)]
    public void An_axis_holds_its_values_and_marks_a_few_of_them(double low, double high)
    {
        var axis = PlotAxis.Around([low, high, double.NaN, double.PositiveInfinity]);
        Assert.InRange(axis.Position(low), 0, 1);
        Assert.InRange(axis.Position(high), 0, 1);
        Assert.InRange(axis.Ticks(6).Count, 2, 12);
        Assert.Equal(axis.Ticks(6).Count, axis.Ticks(6).Select(axis.Label).Distinct().Count());
    }

    [Fact]
    public void A_report_file_is_chosen_by_its_extension()
    {
        Assert.IsType<MarkdownReport>(KnownReports.ForFile("out/SUMMARY.MD"));
        Assert.IsType<JUnitReport>(KnownReports.ForFile("junit.xml"));
        Assert.Null(KnownReports.ForFile("report.pdf"));
        Assert.Equal(KnownReports.All.Count, KnownReports.All.Select(report => report.Extension).Distinct().Count());
        Assert.Equal(KnownReports.All.Count, KnownReports.All.Select(report => report.Id).Distinct().Count());
    }

    private static CheckCase Single()
    {
        var gated = Law("power", Gate("level", "1%"));
        var random = new Random(9);
        double[] Run(double factor) => Noisy(random, Sizes, n => factor / n, .001);
        return Case(gated, Sizes, Run(1.5), [Run(1), Run(1), Run(1), Run(1)]);
    }

    private static CheckCase Slight(double factor)
    {
        var gated = Law("power", Gate("level", "5%"));
        var random = new Random(10);
        double[] Run(double by) => Noisy(random, Sizes, n => by / n, .00001);
        return Case(gated, Sizes, Run(factor), [Run(1), Run(1), Run(1), Run(1)]);
    }
}
