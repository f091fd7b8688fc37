namespace ScalingCheck.Configuration.Proposal;

/// <summary>Files whose paths differ in numbers only: the rungs of a ladder of sizes, or repetitions.</summary>
internal sealed record Ladder(string Signature, IReadOnlyList<(MetricFile File, IReadOnlyList<PathName> Names)> Files)
{
    public IReadOnlyList<PathName> First => Files[0].Names;

    public static IEnumerable<Ladder> Of(IEnumerable<MetricFile> files) => files
        .Select(file => (File: file, Names: (IReadOnlyList<PathName>)[.. file.Path.Split('/').Select(PathName.Of)]))
        .GroupBy(file => (Signature: SignatureOf(file.File), Skeleton: string.Join('/', file.Names.Select(name => name.Skeleton))))
        .OrderBy(group => group.First().File.Path, StringComparer.Ordinal)
        .Select(group => new Ladder(group.Key.Signature, [.. group]));

    /// <summary>Whether both can be one pattern: only names without a ladder in them differ, and become text.</summary>
    public bool FitsWith(Ladder other)
    {
        if (Signature != other.Signature || First.Count != other.First.Count) return false;
        for (var i = 0; i < First.Count; i++)
            if (First[i].Skeleton != other.First[i].Skeleton && (Varies(i) || other.Varies(i))) return false;
        return Path.GetExtension(First[^1].Text) == Path.GetExtension(other.First[^1].Text);
    }

    private bool Varies(int i) => Files.Any(file => file.Names[i].Text != First[i].Text);

    /// <summary>What must agree for files to be the same measurement: format, metric and the axes that look like sizes.</summary>
    private static string SignatureOf(MetricFile file)
    {
        var sizes = file.Metrics.Select(name => (Name: name, Rank: SizeNames.Rank(name, false))).Where(size => size.Rank is not null)
            .OrderBy(size => size.Rank).ThenBy(size => size.Name, StringComparer.Ordinal).Take(2).Select(size => size.Name);
        return string.Join('\u0001', [file.FormatId, MetricRanking.Of(file.Metrics)[0], .. sizes]);
    }
}
