using System.Globalization;
using ScalingCheck.History;

namespace ScalingCheck.Tool.Exports;

/// <summary>Copies one store into another and says what was copied.</summary>
internal static class StoreCopy
{
    public static void Run(Terminal terminal, IHistory from, IHistory to, ExportFilter filter, CancellationToken cancel)
    {
        using var progress = new ProgressLine(terminal, "snapshots");
        var copied = HistoryCopy.Run(
            from, to, filter.WantsAll ? null : filter.Wants, so => progress.Show(so.Snapshots + so.Known), cancel);
        progress.Dispose();
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{copied.Snapshots} snapshots copied ({copied.Known} were there), {copied.Verdicts} verdicts, {copied.Changes} changes"));
    }
}
