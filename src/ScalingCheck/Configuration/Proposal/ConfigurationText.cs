using System.Globalization;
using System.Text;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Writes the proposal as a commented scaling-check.yml.</summary>
internal static class ConfigurationText
{
    public static string Of(IReadOnlyList<GroupProposal> groups)
    {
        var text = new StringBuilder();
        text.Append("# What scaling-check watches here, written by 'scaling-check init' from the files it found: change what you like.\n");
        text.Append("# Every key: scaling-check schema. What is read: scaling-check collect --explain.\n");
        text.Append("version: 1\n\ncollect:\n");
        foreach (var group in groups.Where(group => group.IsUsed)) AppendRules(text, group.Group);
        text.Append("\nchecks:\n");
        // What answers comes first; the rest is there to be mended.
        var drafts = groups.SelectMany(group => group.Drafts).OrderBy(draft => draft.Refusal is not null).ToList();
        for (var i = 0; i < drafts.Count; i++)
        {
            if (i > 0) text.Append('\n');
            AppendCheck(text, drafts[i], groups.First(group => group.Drafts.Contains(drafts[i])).Group);
        }

        text.Append('\n').Append(Judge);
        return text.ToString();
    }

    private const string Judge = """
        # How verdicts are reached; these are the defaults.
        # judge:
        #   baseline: merge-base                   # compare with where the branch left the base branch
        #   pull-request: { false-alarms: 1% }     # of a run, over all its gates
        #   fail-on: [regression, no-data]         # what breaks the build; 'inconclusive' may be added

        """;

    private static void AppendRules(StringBuilder text, FileGroup group)
    {
        var wildcards = group.Rules.Any(rule => rule.Axes.Concat(rule.Labels).Any(entry => entry.Value.Contains('{', StringComparison.Ordinal)));
        text.Append(CultureInfo.InvariantCulture, $"  # {group.Files.Count} {group.FormatId} {(group.Files.Count == 1 ? "file" : "files")}{(wildcards ? "; {1} is what the first * matched" : "")}\n");
        foreach (var rule in group.Rules) AppendRule(text, rule, "  ");
    }

    private static void AppendRule(StringBuilder text, ProposedRule rule, string indent)
    {
        text.Append(indent).Append("- files: ").Append(YamlText.Value(rule.Files)).Append('\n');
        if (rule.Axes.Count > 0) text.Append(indent).Append("  axes: ").Append(YamlText.Map(rule.Axes)).Append('\n');
        if (rule.Labels.Count > 0) text.Append(indent).Append("  labels: ").Append(YamlText.Map(rule.Labels)).Append('\n');
        if (rule.Rename.Count > 0) text.Append(indent).Append("  rename: ").Append(YamlText.Map(rule.Rename)).Append('\n');
        if (rule.Derive.Count > 0)
            text.Append(indent).Append("  derive: ").Append(YamlText.Map(rule.Derive)).Append(" # training takes about 6 flops a parameter and token\n");
    }

    private static void AppendCheck(StringBuilder text, CheckDraft draft, FileGroup group)
    {
        if (draft.Refusal is null)
        {
            foreach (var line in Check(draft)) text.Append("  ").Append(line).Append('\n');
            return;
        }

        text.Append("  ").Append(YamlText.Comment($"Not active, because the data found cannot answer it: {draft.Refusal}")).Append('\n');
        var rules = new StringBuilder();
        foreach (var rule in group.Rules) AppendRule(rules, rule, "");
        text.Append("  # It would read, under 'collect':\n");
        foreach (var line in rules.ToString().TrimEnd('\n').Split('\n')) text.Append("  #   ").Append(line).Append('\n');
        foreach (var line in Check(draft)) text.Append("  # ").Append(line).Append('\n');
    }

    private static IEnumerable<string> Check(CheckDraft draft)
    {
        yield return $"{YamlText.Key(draft.Name)}:";
        foreach (var reason in draft.Reasons) yield return "  " + YamlText.Comment(reason);
        yield return $"  kind: {draft.Kind}";
        if (draft.Form is not null) yield return $"  form: {draft.Form}";
        yield return $"  y: {YamlText.Value(draft.Y)}";
        yield return $"  x: {(draft.X.Count == 1 ? YamlText.Value(draft.X[0]) : YamlText.List(draft.X))}";
        if (draft.Where.Count > 0)
        {
            yield return "  where:";
            foreach (var (name, values) in draft.Where)
                yield return $"    {YamlText.Key(name)}: {(values.Count == 1 ? YamlText.Value(values[0]) : YamlText.List(values))}";
        }

        if (draft.By.Count > 0) yield return $"  by: {YamlText.List(draft.By)} # a fit for each";
        if (draft.Forecast.Count > 0)
        {
            var point = string.Join(", ", draft.Forecast.Select(size => $"{YamlText.Key(size.Key)}: {YamlText.Number(size.Value)}"));
            yield return $"  forecast: {{ {point} }} # about ten times the largest size";
        }

        foreach (var line in Gates(draft)) yield return line;
    }

    private static IEnumerable<string> Gates(CheckDraft draft)
    {
        if (draft.Gates.Count == 0) yield break;
        yield return "  # How much worse than the base branch is still fine; 'check' prints the smallest change that it can catch.";
        if (draft.Gates.All(gate => gate.Refusal is not null)) yield return "  # The check reports its estimates, without a gate:";
        else yield return "  gates:";
        foreach (var gate in draft.Gates)
        {
            if (gate.Refusal is not null) yield return "    " + YamlText.Comment($"Not on this data ({gate.Refusal}):");
            yield return $"    {(gate.Refusal is null ? "" : "# ")}{gate.Target}: {{ worse-by: {gate.WorseBy} }} {YamlText.Comment(gate.Meaning)}";
        }
    }
}
