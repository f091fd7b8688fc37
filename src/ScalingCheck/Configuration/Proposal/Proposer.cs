using System.Text.RegularExpressions;
using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Looks at a repository and proposes a configuration that works on what is there: proven by running it.</summary>
internal static partial class Proposer
{
    private const int MostGroups = 12;

    /// <param name="root">The folder that the configuration will stand in.</param>
    /// <param name="below">Where to look: the folder itself, or one inside it, relative.</param>
    public static ProposedConfiguration Propose(string root, string below = "", CancellationToken cancel = default)
    {
        var listing = FolderScan.Of(root, below, cancel);
        var groups = FileGrouping.Of(listing).Select(group => ForGroup(Derivations.AddTo(group), root, cancel)).ToList();
        foreach (var extra in groups.Where(group => group.IsUsed).Skip(MostGroups).ToList())
            groups[groups.IndexOf(extra)] = extra with { Drafts = [], Nothing = "there are many checks already" };
        groups = Separation.Of(Named(groups));

        // A check may answer alone and not beside the others, so the whole is run until every check that stands in it answers.
        while (groups.Exists(group => group.IsUsed))
        {
            var text = ConfigurationText.Of(groups);
            var (refusals, problems) = Run(text, root, cancel);
            if (refusals.Count == 0) return new ProposedConfiguration(text, listing, groups, problems);
            groups = groups.ConvertAll(group => group with
            {
                Drafts = [.. group.Drafts.Select(draft => refusals.TryGetValue(draft.Name, out var refusal) ? draft with { Refusal = refusal } : draft)],
            });
        }

        return new ProposedConfiguration(null, listing, groups, []);
    }

    private static GroupProposal ForGroup(FileGroup group, string root, CancellationToken cancel)
    {
        var wanted = CheckChoice.Metrics(group).ToHashSet(StringComparer.Ordinal);
        var rules = group.Rules.Select(rule => rule.ToRule()).ToList();
        var collected = Collector.Collect(rules, root, new CollectOptions { Metrics = wanted }, cancel);
        if (collected.Observations.Count == 0)
        {
            var error = collected.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);
            return new GroupProposal(group, [], error?.Message ?? "it holds no numbers");
        }

        var (drafts, nothing) = CheckChoice.Of(group, collected.Observations);
        if (drafts.Count == 0 && !collected.Observations.Any(o => o.Axes.Any(axis => SizeNames.Rank(axis.Key, false) is not null)))
        {
            // Along the steps of a run every logged value counts.
            var all = Collector.Collect([.. rules.Select(rule => rule with { Keep = Keep.All })], root, new CollectOptions { Metrics = wanted }, cancel);
            (drafts, nothing) = CheckChoice.Of(group, all.Observations);
        }

        return new GroupProposal(Derivations.Keep(group, drafts), drafts, nothing);
    }

    /// <summary>Every check with a name of its own: the metric's, with that of the files where several have it.</summary>
    private static List<GroupProposal> Named(List<GroupProposal> groups)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var metrics = groups.SelectMany(group => group.Drafts).Select(draft => Slug(draft.Y)).ToList();
        return groups.ConvertAll(group => group with
        {
            Drafts = [.. group.Drafts.Select(draft =>
            {
                var slug = Slug(draft.Y);
                var name = metrics.Count(metric => metric == slug) > 1 ? $"{Slug(group.Group.Stem)}-{slug}" : slug;
                var unique = name;
                for (var n = 2; !used.Add(unique); n++) unique = FormattableString.Invariant($"{name}-{n}");
                return draft with { Name = unique };
            })],
        });
    }

    /// <summary>Reads the text as any verb would, collects, and estimates: the refusals by check.</summary>
    private static (Dictionary<string, string> Refusals, IReadOnlyList<Diagnostic> Problems) Run(string text, string root, CancellationToken cancel)
    {
        var (settings, mistakes) = SettingsReader.Read(text, SettingsReader.DefaultPath, root, static _ => null);
        if (settings is null) throw new InvalidOperationException($"The proposed configuration is wrong: {mistakes[0]}\n{text}");
        var collected = Collector.Collect(settings.RulesForChecks, root, null, cancel);
        var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var check in settings.Checks.Select(check => check.Check))
        {
            var kind = KnownChecks.Find(check.Kind)!;
            var selection = SeriesSelection.Of(check, collected.Observations);
            var refusal = selection.Problem?.Message ?? selection.Series
                .Select(series => kind.Estimate(kind.FixForm(check, series), series, intervals: false).Refusal).FirstOrDefault(reason => reason is not null);
            if (refusal is not null) refusals[check.Name] = refusal;
        }

        return (refusals, collected.Diagnostics);
    }

    internal static string Slug(string name)
    {
        var slug = NotInSlug().Replace(name.ToLowerInvariant(), "-").Trim('-');
        return slug.Length == 0 ? "metric" : slug.Length > 40 ? slug[..40].Trim('-') : slug;
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInSlug();
}
