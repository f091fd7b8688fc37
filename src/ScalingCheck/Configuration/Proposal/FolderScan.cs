using ScalingCheck.Collect;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Looks through a repository for metric files, by content. Bounded: a repository may be huge or hostile.</summary>
internal sealed class FolderScan
{
    private const int MostFiles = 5000;
    private const int MaximumDepth = 16;
    private const long LargestFile = 64L << 20;

    private static readonly HashSet<string> SkippedFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "bin", "obj", "__pycache__", "venv", "site-packages",
    };

    // Source and prose have commas and braces too. What a metric file is called does not matter otherwise.
    private static readonly HashSet<string> SkippedExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".fs", ".vb", ".csproj", ".fsproj", ".sln", ".slnx", ".props", ".targets", ".py", ".ipynb", ".js", ".mjs", ".ts", ".tsx", ".jsx",
        ".css", ".html", ".htm", ".svg", ".md", ".rst", ".yml", ".yaml", ".toml", ".xml", ".xaml", ".c", ".h", ".cc", ".cpp", ".hpp", ".cu",
        ".rs", ".go", ".java", ".kt", ".rb", ".php", ".swift", ".sh", ".ps1", ".sql", ".lock", ".resx", ".dll", ".exe", ".pdb", ".so", ".png",
        ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".zip", ".gz", ".tar", ".db", ".safetensors", ".pt", ".bin", ".npz", ".npy", ".parquet",
    };

    private readonly List<(string Path, string FullPath)> _found = [];
    private int _large;
    private bool _truncated;

    /// <param name="root">The folder that paths are relative to.</param>
    /// <param name="below">Where to look, relative to it.</param>
    public static FolderListing Of(string root, string below = "", CancellationToken cancel = default)
    {
        var scan = new FolderScan();
        scan.Visit(Path.Combine(root, below), below, 0);
        scan._found.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        var files = new List<MetricFile>();
        foreach (var (path, fullPath) in scan._found)
        {
            cancel.ThrowIfCancellationRequested();
            if (Read(path, fullPath) is { } file) files.Add(file);
        }

        return new FolderListing([.. scan._found.Select(file => file.Path)], files, [.. scan.Notes()]);
    }

    private IEnumerable<string> Notes()
    {
        if (_truncated) yield return FormattableString.Invariant($"only the first {MostFiles} files were looked at: run init in the folder of the metrics");
        if (_large > 0) yield return FormattableString.Invariant($"{_large} files larger than {LargestFile >> 20} MiB were not looked at");
    }

    private void Visit(string directory, string relative, int depth)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        var entries = new DirectoryInfo(directory).EnumerateFileSystemInfos("*", options).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        foreach (var entry in entries.Where(entry => entry.Name[0] != '.' && entry.LinkTarget is null && IsText(entry.Name)))
        {
            if (_truncated) return;
            var path = relative.Length == 0 ? entry.Name : $"{relative}/{entry.Name}";
            if (entry is DirectoryInfo)
            {
                if (depth < MaximumDepth && !SkippedFolders.Contains(entry.Name)) Visit(entry.FullName, path, depth + 1);
            }
            else if (entry is FileInfo { Length: > 0 } file && !SkippedExtensions.Contains(file.Extension))
            {
                // Pipes and devices have no length; opening one would wait for ever.
                if (file.Length > LargestFile) _large++;
                else if (_found.Count >= MostFiles) _truncated = true;
                else _found.Add((path, entry.FullName));
            }
        }
    }

    private static MetricFile? Read(string path, string fullPath)
    {
        try
        {
            using var content = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[FormatDetection.HeadSize];
            var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (FormatDetection.Detect(path, head.AsSpan(0, length)).Format is not { } format) return null;
            content.Position = 0;
            var sink = new SampleSink();
            format.Read(content, path, sink);
            return new MetricFile(path, format.Id, sink.Metrics, sink.Problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Names that are no valid text (half of a surrogate pair) cannot be written into a configuration.</summary>
    private static bool IsText(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsSurrogate(name[i])) continue;
            if (i + 1 >= name.Length || !char.IsSurrogatePair(name[i], name[i + 1])) return false;
            i++;
        }

        return !name.Contains('\uFFFD', StringComparison.Ordinal);
    }
}
