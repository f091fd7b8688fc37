using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect.Paths;

/// <summary>
/// A path with wildcards, relative to a base directory: <c>*</c> and <c>?</c> inside one name, <c>**</c> over any number of
/// directories, <c>{a,b}</c> for either. As in a shell, wildcards do not match names that start with a point, and
/// <c>**</c> does not follow symbolic links. Upper and lower case differ everywhere, so that runs agree.
/// </summary>
internal sealed class FilePattern
{
    private readonly string[] _segments;
    private readonly Regex[] _names;
    private readonly Regex _whole;

    private FilePattern(string text, string[] segments)
    {
        (Text, _segments) = (text, segments);
        _names = Array.ConvertAll(segments, segment => PatternText.Compile(segment));
        _whole = PatternText.Compile(string.Join('/', segments));
        Wildcards = PatternText.CountWildcards(string.Join('/', segments));
    }

    /// <summary>As the user wrote it.</summary>
    public string Text { get; }

    /// <summary>How many captures there are: <c>{1}</c> to this number may be used.</summary>
    public int Wildcards { get; }

    public static bool TryParse(
        string text, string baseDirectory, SourceLocation? at,
        [NotNullWhen(true)] out FilePattern? pattern, [NotNullWhen(false)] out Diagnostic? problem)
    {
        pattern = null;
        var path = text.Replace('\\', '/');
        if (PatternText.Problem(path) is { } wrong)
        {
            problem = Catalogue.InvalidPattern(text, wrong, at);
            return false;
        }

        var root = Path.GetFullPath(baseDirectory).Replace('\\', '/').TrimEnd('/') + "/";
        if (path.StartsWith(root, StringComparison.Ordinal)) path = path[root.Length..];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").ToArray();
        if (path.StartsWith('/') || path.Length > 1 && path[1] == ':' || segments.Contains(".."))
        {
            problem = Catalogue.OutsideBase(text, at);
            return false;
        }

        problem = segments.Length == 0 ? Catalogue.InvalidPattern(text, "the pattern names no file", at) : null;
        if (problem is not null) return false;
        pattern = new FilePattern(text, segments);
        return true;
    }

    /// <summary>The files that match, in ordinal order of their paths.</summary>
    public IReadOnlyList<FileMatch> Find(string baseDirectory)
    {
        var found = new List<FileMatch>();
        if (RealPath.Resolve(baseDirectory) is { } root && Directory.Exists(root))
            new DirectoryWalk(root, _segments, _names, path => Take(path, root, found)).Run();
        found.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return found;
    }

    private void Take(string path, string root, List<FileMatch> found)
    {
        var match = _whole.Match(path);
        if (!match.Success) return;
        var captures = match.Groups.Values.Skip(1).Select(group => group.Value).ToArray();
        found.Add(new FileMatch(path, Path.Combine(root, path), captures));
    }
}
