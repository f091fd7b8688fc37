using ScalingCheck.Collect.Paths;
using ScalingCheck.Collect.Reading;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>The result of reading one file under one rule.</summary>
internal sealed record FileReading(CollectedFile File, IReadOnlyList<Observation> Observations, IReadOnlyList<Diagnostic> Diagnostics)
{
    public static FileReading Of(
        CollectRule rule, FileMatch file, CollectOptions options, ObservationBudget budget, CancellationToken cancel)
    {
        if (budget.Exceeded) return Failed(file, []);
        try
        {
            using var content = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[FormatDetection.HeadSize];
            var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var detected = rule.Format is { } id ? FormatDetection.Forced(id, rule.At) : FormatDetection.Detect(file.Path, head.AsSpan(0, length));
            if (detected.Format is not { } format) return Failed(file, [detected.Problem!]);

            var sink = new FileSink(rule, file, format, options, budget);
            using var whole = new CancellableStream(new JoinedStream(new MemoryStream(head, 0, length), content), cancel);
            format.Read(whole, file.Path, sink);
            var read = new CollectedFile(file.Path, format.Id, detected.Reason, sink.Observations.Count);
            return new FileReading(read, sink.Observations, sink.Diagnostics);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Failed(file, [Catalogue.FileUnreadable(file.Path, Reason(problem))]);
        }
    }

    private static FileReading Failed(FileMatch file, IReadOnlyList<Diagnostic> problems) =>
        new(new CollectedFile(file.Path, "", "", 0), [], problems);

    /// <summary>In words of our own: the system's messages carry absolute paths and change with its language.</summary>
    private static string Reason(Exception problem) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it is not there",
        UnauthorizedAccessException => "permission denied, or it is a directory",
        _ => "the device or another process refused",
    };
}
