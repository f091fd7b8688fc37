using System.CommandLine;
using ScalingCheck.Configuration;
using ScalingCheck.Report;

namespace ScalingCheck.Tool.Options;

/// <summary>Options that several verbs share, each made anew: a symbol belongs to one command.</summary>
internal static class CommonOptions
{
    public static Option<string> Config() => new("--config", "-c")
    {
        Description = "The configuration.",
        DefaultValueFactory = static _ => SettingsReader.DefaultPath,
        HelpName = "FILE",
    };

    public static Argument<string[]> Checks() => new("CHECK")
    {
        Description = "Checks to show, or one group: sort-time[benchmark=quick]; all unless named.", Arity = ArgumentArity.ZeroOrMore,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as one JSON document." };

    public static Option<string?> History() => new("--history")
    {
        Description = "Where snapshots are kept, in place of what the configuration says.",
        HelpName = "FILE",
    };

    public static Option<string[]> Reports()
    {
        var option = new Option<string[]>("--report")
        {
            Description = "Write a report too; the extension says which: .md, .xml (JUnit), .json, .svg, .txt. May be repeated.",
            HelpName = "FILE",
        };
        option.Validators.Add(result =>
        {
            var known = string.Join(", ", KnownReports.All.Select(report => report.Extension));
            foreach (var token in result.Tokens.Where(token => KnownReports.ForFile(token.Value) is null))
                result.AddError($"'{token.Value}' is no report: the extension must be one of {known}.");
        });
        return option;
    }

    public static Option<string?> Commit() => new("--commit") { Description = "The measured commit; HEAD unless said.", HelpName = "COMMIT" };

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

    /// <summary>A share as a configuration writes it: 0.005 or 0.5%.</summary>
    public static Option<double?> Share(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SHARE",
        CustomParser = result =>
        {
            if (Amount.TryParse(result.Tokens[0].Value) is { } share) return share.Value;
            result.AddError($"'{result.Tokens[0].Value}' is no share for {name}: write 0.005 or 0.5%.");
            return null;
        },
    };

    /// <summary>A whole number within bounds.</summary>
    public static Option<double?> Count(string name, string helpName, string description, double least, double most)
    {
        var option = Number(name, helpName, description);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && NumberText.TryParse(result.Tokens[0].Value, out var value) && (value < least || value > most || value != Math.Floor(value)))
                result.AddError(FormattableString.Invariant($"{name} is {result.Tokens[0].Value}: a whole number from {least} to {most} is expected."));
        });
        return option;
    }

    /// <summary>A number in the invariant culture: the library's own parser reads 1,5 as 15.</summary>
    public static Option<double?> Number(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            if (NumberText.TryParse(result.Tokens[0].Value, out var value)) return value;
            result.AddError($"'{result.Tokens[0].Value}' is no number for {name}: write it with a decimal point, such as 0.5 or 1e9.");
            return null;
        },
    };
}
