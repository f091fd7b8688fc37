using System.Text.RegularExpressions;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>
/// Adds tokens to a loss that comes with parameters and training compute but no tokens: C = 6 N D (Kaplan et al. 2020,
/// "Scaling laws for neural language models", section 2.1). A law in two sizes needs both.
/// </summary>
internal static partial class Derivations
{
    public static FileGroup AddTo(FileGroup group)
    {
        var names = group.Files.SelectMany(file => file.Metrics).Distinct().ToList();
        if (MetricRanking.TierOf(group.Metrics[0]) > MetricTier.TrainingLoss) return group;
        if (names.Exists(name => SizeNames.Rank(name, false) == SizeNames.Tokens)) return group;
        var parameters = names.Find(SizeNames.IsParameters);
        // Petaflops and petaflop-days are other units.
        var compute = names.Find(name => SizeNames.Rank(name, false) == SizeNames.Compute &&
            !NameWords.Of(name).Any(word => word.StartsWith("pf", StringComparison.Ordinal)));
        if (parameters is null || compute is null || names.Contains("tokens")) return group;

        var rename = new List<KeyValuePair<string, string>>();
        if (Named(parameters, "params", names, rename) is not { } n || Named(compute, "flop", names, rename) is not { } c) return group;
        return group with
        {
            Rules = [.. group.Rules.Select(rule => rule with { Rename = rename, Derive = [new("tokens", $"{c} / (6 * {n})")] })],
        };
    }

    /// <summary>Without what no check uses in the end.</summary>
    public static FileGroup Keep(FileGroup group, IReadOnlyList<CheckDraft> drafts)
    {
        if (drafts.Any(draft => draft.X.Contains("tokens"))) return group;
        return group with
        {
            Rules = [.. group.Rules.Select(rule => rule.Derive.Count == 0 ? rule : rule with
            {
                Derive = [],
                Rename = [.. rule.Rename.Where(entry => drafts.Any(draft => draft.X.Contains(entry.Value)))],
            })],
        };
    }

    /// <summary>What the expression calls it: expressions know no blanks.</summary>
    private static string? Named(string name, string better, List<string> names, List<KeyValuePair<string, string>> rename)
    {
        if (Identifier().IsMatch(name)) return name;
        if (names.Contains(better)) return null;
        rename.Add(new(name, better));
        return better;
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}
