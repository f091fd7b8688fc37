using ScalingCheck.Collect.Paths;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Finds which files belong together, and the patterns that find them and nothing else.</summary>
internal static class FileGrouping
{
    /// <summary>Above this a list of single files is no configuration that a person keeps up.</summary>
    private const int MostSingleRules = 24;

    public static IReadOnlyList<FileGroup> Of(FolderListing listing)
    {
        var usable = listing.Files.Where(file => file.Problem is null && MetricRanking.Of(file.Metrics).Count > 0).ToList();
        var clusters = new List<List<Ladder>>();
        foreach (var ladder in Ladder.Of(Redundancy.Without(usable)))
        {
            var cluster = clusters.Find(known => known.TrueForAll(ladder.FitsWith));
            if (cluster is null) clusters.Add([ladder]);
            else cluster.Add(ladder);
        }

        return [.. clusters.SelectMany(cluster => GroupsOf(cluster, listing.Paths))];
    }

    private static IEnumerable<FileGroup> GroupsOf(List<Ladder> cluster, IReadOnlyList<string> paths)
    {
        var files = cluster.SelectMany(ladder => ladder.Files).OrderBy(file => file.File.Path, StringComparer.Ordinal).ToList();
        var all = files.ConvertAll(file => file.Names);
        // A column of that name is what was measured or its size; the path does not overrule it.
        var taken = files.SelectMany(file => file.File.Metrics).ToHashSet(StringComparer.Ordinal);
        var rules = files.GroupBy(file => string.Join('|', file.Names.SelectMany(UnitLetters)))
            .Select(group => PathPattern.Of([.. group.Select(file => file.Names)], all, taken)).DistinctBy(rule => rule.Files).ToList();
        var own = files.Select(file => file.File.Path).ToHashSet(StringComparer.Ordinal);
        if (MatchesOthers(rules, own, paths))
        {
            if (files.Count <= MostSingleRules) rules = files.ConvertAll(file => PathPattern.Single(file.Names, all, taken));
            else if (cluster.Count > 1) return cluster.SelectMany(ladder => GroupsOf([ladder], paths));
        }

        var members = files.ConvertAll(file => file.File);
        return [new FileGroup(members[0].FormatId, StemOf(rules), members, rules,
            rules.SelectMany(rule => rule.Axes).Select(axis => axis.Key).ToHashSet(StringComparer.Ordinal))];
    }

    private static IEnumerable<char> UnitLetters(PathName name) =>
        name.Numbers.Select(number => number.Unit.Length > 0 ? name.Text[number.End - 1] : ' ');

    /// <summary>Whether the rules read a file that is not meant, or one file twice.</summary>
    private static bool MatchesOthers(List<ProposedRule> rules, HashSet<string> own, IReadOnlyList<string> paths)
    {
        var patterns = rules.ConvertAll(rule => PatternText.Compile(rule.Files));
        return paths.Any(path => patterns.Count(pattern => pattern.IsMatch(path)) > (own.Contains(path) ? 1 : 0));
    }

    /// <summary>The last part of the paths that says something: of several files their folder.</summary>
    private static string StemOf(List<ProposedRule> rules)
    {
        var names = rules[0].Files.Split('/');
        if (rules.Count == 1 && Stem(names[^1]) is { Length: > 2 } file && file is not "trainer_state") return file;
        return Array.FindLast(names[..^1], name => !name.Contains('*', StringComparison.Ordinal)) ?? "data";
    }

    private static string Stem(string name) => Path.GetFileNameWithoutExtension(name).Replace("*", "", StringComparison.Ordinal).Trim('-', '_', '.', ' ');
}
