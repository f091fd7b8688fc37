namespace ScalingCheck.Examples.Shared;

/// <summary>One commit of an example: <c>commits/07-some-words</c> with its message, the files it changes and its metrics.</summary>
internal sealed record CommitFolder(int Number, string FullPath)
{
    public string Name => Path.GetFileName(FullPath);

    public string Metrics => Path.Combine(FullPath, "metrics");

    public string Message => File.ReadAllText(Path.Combine(FullPath, "message.txt"));

    public string Subject => Message.Split('\n')[0];

    /// <summary>The commits of an example, oldest first.</summary>
    public static IReadOnlyList<CommitFolder> In(string example) =>
    [
        .. Directory.GetDirectories(Path.Combine(example, "commits"))
            .Order(StringComparer.Ordinal)
            .Select((path, index) => new CommitFolder(index + 1, path)),
    ];

    /// <summary>Copies the files that this commit has or changes over what the commits before it left.</summary>
    public void CopyFilesOver(string target)
    {
        string[] notSource = ["message.txt", "metrics"];
        foreach (string entry in Directory.GetFileSystemEntries(FullPath))
        {
            if (!notSource.Contains(Path.GetFileName(entry)))
                Files.Copy(entry, Path.Combine(target, Path.GetFileName(entry)));
        }
    }
}
