namespace ScalingCheck.Configuration.Proposal;

/// <summary>Keeps groups of files apart that hold a metric of the same name: a label says which, and each check asks for its own.</summary>
internal static class Separation
{
    private const string Label = "source";

    public static List<GroupProposal> Of(List<GroupProposal> groups)
    {
        var read = groups.Where(group => group.IsUsed).ToList();
        var sources = new HashSet<string>(StringComparer.Ordinal);
        return groups.ConvertAll(group =>
        {
            if (!group.Drafts.Any(draft => read.Exists(other => other != group && other.Group.Metrics.Contains(draft.Y)))) return group;
            var source = Proposer.Slug(group.Group.Stem);
            for (var n = 2; !sources.Add(source); n++) source = FormattableString.Invariant($"{Proposer.Slug(group.Group.Stem)}-{n}");
            return group with
            {
                Group = group.Group with { Rules = [.. group.Group.Rules.Select(rule => rule with { Labels = [.. rule.Labels, new(Label, source)] })] },
                Drafts = [.. group.Drafts.Select(draft => draft with { Where = [new(Label, [source]), .. draft.Where] })],
            };
        });
    }
}
