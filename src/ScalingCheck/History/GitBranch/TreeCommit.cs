using System.Globalization;
using System.Text;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.GitBranch;

/// <summary>
/// Makes a commit on top of another out of files to add and to take away, by one <c>git fast-import</c>: no index, no work
/// tree, and only the folders that change are read.
/// </summary>
internal static class TreeCommit
{
    // It is where the commit is left for git; nobody reads it.
    private const string Workplace = "refs/history-work";

    /// <returns>The object name of the new commit.</returns>
    public static string Make(
        PrivateClone clone, string? parent, IReadOnlyList<FileChange> changes, string author, DateTimeOffset time, string message) =>
        Import(clone, Commands(parent, null, changes, author, time, message));

    /// <summary>A commit without parents that holds what another holds.</summary>
    public static string Root(PrivateClone clone, string like, string author, DateTimeOffset time, string message)
    {
        var tree = clone.Git.Run("rev-parse", "--verify", like + "^{tree}");
        return tree.Line is { } name ? Import(clone, Commands(null, name, [], author, time, message))
            : throw new HistoryException(Catalogue.HistoryFailed(clone.Path, GitMessage.Of(tree)));
    }

    /// <summary>Whether a commit has no parents. Its own words count: those of a clone one commit deep are cut off.</summary>
    public static bool IsRoot(PrivateClone clone, string commit)
    {
        var raw = clone.Git.Run("cat-file", "commit", commit);
        return raw.Ok && !raw.Lines.TakeWhile(line => !line.StartsWith("author ", StringComparison.Ordinal)).Any(line => line.StartsWith("parent ", StringComparison.Ordinal));
    }

    private static string Import(PrivateClone clone, byte[] commands)
    {
        var answer = clone.Write(commands, "fast-import", "--quiet", "--force", "--done", "--date-format=raw");
        return answer.Line is { } name && name.All(char.IsAsciiHexDigitLower) ? name
            : throw new HistoryException(Catalogue.HistoryFailed(clone.Path, GitMessage.Of(answer)));
    }

    private static byte[] Commands(string? parent, string? tree, IReadOnlyList<FileChange> changes, string author, DateTimeOffset time, string message)
    {
        using var commands = new MemoryStream();
        Text($"commit {Workplace}\nmark :1\n");
        Text(string.Create(CultureInfo.InvariantCulture, $"author {author} {time.ToUnixTimeSeconds()} +0000\n"));
        Text(string.Create(CultureInfo.InvariantCulture, $"committer {author} {time.ToUnixTimeSeconds()} +0000\n"));
        Data(Encoding.UTF8.GetBytes(message));
        if (parent is not null) Text($"from {parent}\n");
        if (tree is not null) Text($"M 040000 {tree} \n");
        foreach (var change in changes)
        {
            if (change.Content is null)
            {
                Text($"D {change.Path}\n");
                continue;
            }

            Text($"M 100644 inline {change.Path}\n");
            Data(change.Content);
        }

        Text("\nget-mark :1\ndone\n");
        return commands.ToArray();

        void Text(string text) => commands.Write(Encoding.UTF8.GetBytes(text));
        void Data(byte[] data)
        {
            Text(FormattableString.Invariant($"data {data.Length}\n"));
            commands.Write(data);
            Text("\n");
        }
    }
}
