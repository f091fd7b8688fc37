namespace ScalingCheck.Collect.Reading;

/// <summary>One named column of a table while it is read.</summary>
internal sealed class Column(string name, bool wanted)
{
    // One short hash in twenty-five is all digits, and 75e571679192 reads as a number too.
    private static readonly HashSet<string> Identifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "commit", "commit_id", "commit_sha", "commit_hash", "git_commit", "git_hash", "git_sha", "sha", "sha1", "hash",
        "revision", "rev", "uuid", "guid",
    };

    public string Name { get; } = name;

    /// <summary>Whether its numbers become observations; they are axes of the others in any case.</summary>
    public bool Wanted { get; } = wanted;

    /// <summary>Its name says that it is measured, so that it cannot be meant as text.</summary>
    public bool Measured { get; } = MetricDirection.Infer(name) != Direction.Unknown;

    public ColumnKind Kind { get; set; } = Identifiers.Contains(name) ? ColumnKind.Text : ColumnKind.NotSeen;

    /// <summary>The text that made it a text column, and where: the better place to blame when numbers follow.</summary>
    public string FirstText { get; set; } = "";

    public SourceLocation FirstAt { get; set; }

    /// <summary>The row that last filled it, to notice a name that appears twice in one row.</summary>
    public long LastRow { get; set; }

    /// <summary>The last text, kept because labels repeat from row to row.</summary>
    public string LastText { get; set; } = "";
}
