namespace ScalingCheck.Tool;

/// <summary>Files that are there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>The same for what is too large for one text; what a failure leaves behind is taken away.</summary>
    public static void Write(string path, Action<Stream> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = path + ".partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite)) content(stream);
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Writes beside and then renames: a reader never sees half a file, and a run that is stopped leaves the old one.</summary>
    public static void Write(string path, string text) => Write(path, partial => File.WriteAllText(partial, text));

    /// <inheritdoc cref="Write(string, string)"/>
    public static void Write(string path, byte[] content) => Write(path, partial => File.WriteAllBytes(partial, content));

    private static void Write(string path, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = path + ".partial";
        write(partial);
        File.Move(partial, path, overwrite: true);
    }
}
