using System.CommandLine;
using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Configuration;

namespace ScalingCheck.Tool.Options;

/// <summary>The options of <c>fit</c>, the contract that scripts rely on; <c>forecast</c> and <c>plan</c> share them.</summary>
/// <param name="withoutFiles">True: files may be left out, for the checks of the configuration are then meant.</param>
/// <param name="reports">False: the verb writes no reports.</param>
internal sealed class FitOptionSet(bool withoutFiles = false, bool reports = true)
{
    public Argument<string[]> Files { get; } = new("FILE")
    {
        Description = withoutFiles ? "Metric files; the checks of the configuration when there are none." : "Metric files.",
        Arity = withoutFiles ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
    };

    public Option<string?> Format { get; } = new("--format") { Description = "Input format; detected from the content unless said.", HelpName = "FORMAT" };

    public Option<string?> Kind { get; } = new("--kind") { Description = "Kind of check; scaling-law unless said.", HelpName = "KIND" };

    public Option<string> Y { get; } = new("--y") { Description = "The metric.", HelpName = "METRIC", Required = !withoutFiles };

    public Option<string> X { get; } = new("--x") { Description = "The axis, or two; none for --kind metric.", HelpName = "AXIS[,AXIS]" };

    public Option<string[]> By { get; } = new("--by") { Description = "Labels of which each value gets a fit of its own.", HelpName = "LABEL,..." };

    public Option<string[]> Where { get; } = new("--where") { Description = "LABEL=VALUE or 'AXIS<NUMBER'. May be repeated.", HelpName = "CONDITION" };

    public Option<KeyValuePair<string, string>[]> Rename { get; } =
        CommonOptions.Pairs("--rename", "OLD=NEW", "A name in the file and what to call it. May be repeated.");

    public Option<KeyValuePair<string, string>[]> Derive { get; } =
        CommonOptions.Pairs("--derive", "NAME=EXPRESSION", "A new axis by arithmetic on others: tokens=flop/(6*params). May be repeated.");

    public Option<KeyValuePair<string, string>[]> Set { get; } =
        CommonOptions.Pairs("--set", "KEY=VALUE", "A key that the check would have in a configuration: form=chinchilla. May be repeated.");

    public Option<string[]> At { get; } = new("--at") { Description = "Where to forecast. May be repeated.", HelpName = "AXIS=VALUE[,AXIS=VALUE]" };

    public Option<double?> Level { get; } = CommonOptions.Number("--level", "LEVEL", "Confidence level of the intervals; 0.95 unless said.");

    public Option<double?> Seed { get; } =
        CommonOptions.Number("--seed", "SEED", "Seed of a bootstrap, a whole number; 1 unless said.");

    public Option<string[]> Reports { get; } = CommonOptions.Reports();

    public Option<bool> Json { get; } = CommonOptions.Json();

    /// <summary>What describes the one check of the command line, and the files that it is about.</summary>
    public IReadOnlyList<Option> OfCheck => [Format, Kind, Y, X, By, Where, Rename, Derive, Set, At, Level, Seed];

    /// <summary>The name of the kind of check that the command line describes.</summary>
    public string KindOf(ParseResult parsed) =>
        parsed.GetValue(Kind) ?? parsed.GetValue(Set)?.LastOrDefault(pair => pair.Key == "kind").Value ?? KnownChecks.Default.Id;

    public void AddTo(Command command)
    {
        // Whatever is no option would be taken for a file; a misspelt option is not a file.
        Files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && !File.Exists(token.Value)))
                result.AddError($"'{token.Value}' is no option of {command.Name}{Hint(token.Value)}.");
        });
        Format.AcceptOnlyFromAmong([.. KnownFormats.All.Select(format => format.Id)]);
        Kind.AcceptOnlyFromAmong([.. KnownChecks.All.Select(kind => kind.Id)]);
        command.Add(Files);
        foreach (var option in OfCheck) command.Add(option);
        if (reports) command.Add(Reports);
        command.Add(Json);
    }

    /// <summary>A key of a check that somebody took for an option.</summary>
    private static string Hint(string option)
    {
        var key = option.TrimStart('-').Split('=')[0];
        return ConfigurationShape.Check().Variants.Any(kind => kind.Value.Keys.Any(known => known.Name == key)) ? $": write --set {key}=VALUE" : "";
    }
}
