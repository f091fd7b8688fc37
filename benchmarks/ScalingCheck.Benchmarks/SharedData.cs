namespace ScalingCheck.Benchmarks;

/// <summary>
/// Finds the real data that the repository does not carry: the directory in <c>SCALINGCHECK_DATA</c>, else
/// <c>../shared/data</c> beside the checkout.
/// </summary>
internal static class SharedData
{
    public const string Missing =
        "Left out: the shared data is not here. Set SCALINGCHECK_DATA, or put it at ../shared/data beside the checkout.";

    /// <summary>The path of a file, or null.</summary>
    public static string? Find(string relative)
    {
        var root = Environment.GetEnvironmentVariable("SCALINGCHECK_DATA") is { Length: > 0 } named ? named : Beside();
        var path = root is null ? null : Path.Combine(root, relative);
        return File.Exists(path) ? path : null;
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ScalingCheck.sln")))
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
        }

        return null;
    }
}
