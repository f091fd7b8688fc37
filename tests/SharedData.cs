namespace ScalingCheck.TestData;

/// <summary>
/// Finds the real data that tests read but the repository does not carry: the directory in <c>SCALINGCHECK_DATA</c>,
/// else <c>../shared/data</c> beside the checkout. Without it such tests are skipped; in CI its absence is a failure.
/// </summary>
internal static class SharedData
{
    private const string Missing =
        "The shared data is not here: set SCALINGCHECK_DATA, or put it at ../shared/data beside the checkout.";

    private static readonly string? Root = FindRoot();

    public static string Path(string relative)
    {
        if (Root is null)
        {
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
                Assert.Fail(Missing);
            Assert.Skip(Missing);
        }

        var path = System.IO.Path.Combine(Root, relative);
        Assert.True(File.Exists(path) || Directory.Exists(path), $"{relative} is missing from the shared data.");
        return path;
    }

    private static string? FindRoot()
    {
        if (Environment.GetEnvironmentVariable("SCALINGCHECK_DATA") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "ScalingCheck.sln"))) continue;
            var data = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared", "data"));
            return Directory.Exists(data) ? data : null;
        }

        return null;
    }
}
