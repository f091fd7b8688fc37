namespace ScalingCheck.Examples.Shared;

/// <summary>What <see cref="File"/> and <see cref="Directory"/> leave to be done by hand.</summary>
internal static class Files
{
    /// <summary>Copies a file, or a folder with all that is in it, over what is there.</summary>
    public static void Copy(string source, string target)
    {
        if (File.Exists(source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target, overwrite: true);
            return;
        }

        foreach (string entry in Directory.GetFileSystemEntries(source))
            Copy(entry, Path.Combine(target, Path.GetFileName(entry)));
    }

    /// <summary>Deletes a folder with all that is in it, if it is there.</summary>
    public static void DeleteFolder(string path)
    {
        if (!Directory.Exists(path))
            return;

        // Git marks its objects read-only, and Windows does not delete a read-only file.
        foreach (string file in Directory.GetFiles(path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(path, recursive: true);
    }

    /// <summary>The nearest folder at or above this program that contains <paramref name="marker"/>.</summary>
    public static string FolderAbove(string marker)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, marker)))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} contains {marker}");
    }
}
