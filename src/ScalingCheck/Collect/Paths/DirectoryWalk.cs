using System.Text.RegularExpressions;

namespace ScalingCheck.Collect.Paths;

/// <summary>Visits the files below a directory that a pattern may match, without entering directories that it cannot.</summary>
internal sealed class DirectoryWalk(string root, string[] segments, Regex[] names, Action<string> take)
{
    /// <summary>Deeper trees are rings of mounts or an attack.</summary>
    private const int MaximumDepth = 64;

    /// <summary>Directories such as .git are entered only for a pattern that says such a name.</summary>
    private readonly bool _namesHidden = segments.Any(segment => segment[0] == '.');

    public void Run() => Visit(root, "", 0, 0);

    private void Visit(string directory, string relative, int segment, int depth)
    {
        if (depth > MaximumDepth) return;
        var deep = segments[segment] == "**";
        foreach (var entry in Entries(directory))
        {
            var path = relative.Length == 0 ? entry.Name : $"{relative}/{entry.Name}";
            var isLink = entry.LinkTarget is not null;
            if (isLink && !LeadsInside(entry)) continue;
            var isDirectory = Directory.Exists(entry.FullName);
            // From the first ** on every directory is a candidate, and the whole pattern decides at the file.
            if (deep)
            {
                if (!isDirectory) take(path);
                else if (!isLink && (entry.Name[0] != '.' || _namesHidden)) Visit(entry.FullName, path, segment, depth + 1);
            }
            else if (names[segment].IsMatch(entry.Name))
            {
                var last = segment == segments.Length - 1;
                if (last && !isDirectory) take(path);
                else if (!last && isDirectory) Visit(entry.FullName, path, segment + 1, depth + 1);
            }
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(string directory) =>
        new DirectoryInfo(directory).EnumerateFileSystemInfos("*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None });

    private bool LeadsInside(FileSystemInfo entry) =>
        RealPath.Resolve(entry.FullName) is { } real && RealPath.IsInside(real, root);
}
