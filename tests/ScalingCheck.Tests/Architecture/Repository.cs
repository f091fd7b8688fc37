namespace ScalingCheck.Tests.Architecture;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static bool Has(string relative) => File.Exists(PathOf(relative));

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>Names of the files in a folder, without their extension, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string folder, string pattern) =>
        [.. Directory.GetFiles(PathOf(folder), pattern).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ScalingCheck.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("These tests read the source tree, and ScalingCheck.sln is not above them.");
    }
}
