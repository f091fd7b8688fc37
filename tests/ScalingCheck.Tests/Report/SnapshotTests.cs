using System.Globalization;

namespace ScalingCheck.Report;

/// <summary>Every report of every sample, the same under every culture.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("everything.md")]
    [InlineData("everything.json")]
    [InlineData("everything.xml")]
    [InlineData("everything.svg")]
    [InlineData("everything.txt")]
    public void Every_report_shows_everything_in_every_culture(string file)
    {
        foreach (var culture in new[] { "", "en-US", "de-DE", "ru-RU" })
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                SnapshotFiles.Match(KnownReports.ForFile(file)!.Render(Samples.Everything()), file);
            }
            finally
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
            }
        }
    }

    [Fact]
    public void Pictures_of_one_check()
    {
        SnapshotFiles.Match(new SvgReport().Render(Samples.Report([Samples.SortTime()])), "sort-time.svg");
        SnapshotFiles.Match(new SvgReport().Render(Samples.Report([Samples.Loss()])), "loss.svg");
    }
}
