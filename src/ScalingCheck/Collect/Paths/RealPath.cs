namespace ScalingCheck.Collect.Paths;

/// <summary>Where a path really leads, with every symbolic link on the way resolved.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The real path; null for a ring of links.</summary>
    public static string? Resolve(string path)
    {
        var links = 0;
        var left = new Stack<string>();
        path = Path.GetFullPath(path);
        var done = Path.GetPathRoot(path)!;
        Push(left, path[done.Length..]);
        while (left.TryPop(out var name))
        {
            if (name == "..")
            {
                done = Path.GetDirectoryName(done) ?? done;
                continue;
            }

            var next = Path.Combine(done, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                done = next;
                continue;
            }

            if (++links > MostLinks) return null;
            // Not GetFullPath: ".." after a link means the parent of where the link leads.
            if (Path.IsPathRooted(target))
            {
                done = Path.GetPathRoot(target)!;
                target = target[done.Length..];
            }

            Push(left, target);
        }

        return done;
    }

    /// <summary>Whether the path is the directory or lies in it; both already resolved.</summary>
    public static bool IsInside(string path, string directory) =>
        path == directory || path.StartsWith(Path.EndsInDirectorySeparator(directory) ? directory : directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Push(Stack<string> left, string path)
    {
        foreach (var name in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse())
            if (name != ".") left.Push(name);
    }
}
