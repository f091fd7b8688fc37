using System.CommandLine;

namespace ScalingCheck.Tool.Options;

/// <summary>Options that several verbs share, each made anew: a symbol belongs to one command.</summary>
internal static class CommonOptions
{
    public static Option<string> Config() => new("--config", "-c")
    {
        Description = "The configuration.",
        DefaultValueFactory = static _ => "scaling-check.yml",
        HelpName = "FILE",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as one JSON document." };

    public static Option<string?> History() => new("--history") { Description = "Where snapshots are kept, in place of what the configuration says.", HelpName = "FILE" };

    public static Option<string?> Commit() => new("--commit") { Description = "The measured commit; HEAD unless said.", HelpName = "COMMIT" };

    public static Option<string[]> Parent() => new("--parent") { Description = "Its parent, for use outside a git repository. May be repeated.", HelpName = "COMMIT" };

    public static Option<string?> Branch() => new("--branch") { Description = "The measured branch; the one that is checked out unless said.", HelpName = "NAME" };

    public static Option<KeyValuePair<string, string>[]> Environment() => Pairs("--environment", "KEY=VALUE", "A fact about the machine that snapshots should record. May be repeated.");

    public static Option<KeyValuePair<string, string>[]> Pairs(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = static _ => [],
        CustomParser = result => [.. result.Tokens.Select(token =>
        {
            var sides = token.Value.Split('=', 2);
            if (sides.Length == 2 && sides[0].Trim().Length > 0) return new KeyValuePair<string, string>(sides[0].Trim(), sides[1].Trim());
            result.AddError($"'{token.Value}' is not of the form {helpName}.");
            return default;
        })],
    };

    /// <summary>A number in the invariant culture: the library's own parser reads 1,5 as 15.</summary>
    public static Option<double> Number(string name, string helpName, string description, double fallback) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            if (NumberText.TryParse(result.Tokens[0].Value, out var value)) return value;
            result.AddError($"'{result.Tokens[0].Value}' is no number for {name}: write it with a decimal point, such as 0.5 or 1e9.");
            return 0;
        },
    };
}
