namespace ScalingCheck.TestData;

/// <summary>A folder of its own for a test, gone when the test ends.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scaling-check-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with the folders it stands in, and returns its full path.</summary>
    public string Write(string relative, string text)
    {
        var path = File(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        // Git marks its objects read-only, which stops a recursive delete on Windows.
        foreach (var file in new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (OperatingSystem.IsWindows()) file.IsReadOnly = false;
        }

        Directory.Delete(Path, recursive: true);
    }
}
