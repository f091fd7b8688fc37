using ScalingCheck.Collect;
using ScalingCheck.Collect.Expressions;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Configuration;

/// <summary>Reads one entry of <c>collect</c>.</summary>
internal static class CollectRuleReader
{
    public static CollectRule? Read(ConfigValue rule, List<Diagnostic> problems)
    {
        var derive = new List<KeyValuePair<string, Expression>>();
        foreach (var entry in rule["derive"]?.Entries ?? [])
        {
            var text = entry.Value.Scalar ?? "";
            if (Expression.TryParse(text, out var expression, out var problem)) derive.Add(new(entry.Key, expression));
            else problems.Add(Catalogue.InvalidValue($"'{entry.Key}'", problem.Explain(text), entry.Value.Location));
        }

        return new CollectRule
        {
            Files = rule.Text("files") ?? "",
            Format = rule.Text("format"),
            Labels = Pairs(rule["labels"]),
            Axes = Pairs(rule["axes"]),
            Rename = Pairs(rule["rename"]),
            Derive = derive,
            Keep = rule.Text("keep") == "all" ? Keep.All : Keep.Last,
            At = rule["files"]?.Location ?? rule.Location,
        };
    }

    private static Dictionary<string, string> Pairs(ConfigValue? mapping) =>
        (mapping?.Entries ?? []).ToDictionary(entry => entry.Key, entry => entry.Value.Scalar ?? "", StringComparer.Ordinal);
}
