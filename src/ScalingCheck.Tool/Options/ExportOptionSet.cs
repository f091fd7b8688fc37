using System.CommandLine;
using System.Globalization;
using ScalingCheck.Tool.Exports;

namespace ScalingCheck.Tool.Options;

/// <summary>What <c>export</c> takes: where to, and how much of the history.</summary>
internal sealed class ExportOptionSet
{
    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "The table to write: .csv or .parquet.", Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "Copy into this store instead: a file, or what 'history:' takes.", HelpName = "STORE",
    };

    private readonly Option<bool> _verdicts = new("--verdicts") { Description = "One row per verdict instead of one per observation." };

    private readonly Option<string[]> _metrics = new("--metric") { Description = "Only this metric. May be repeated.", HelpName = "NAME" };

    private readonly Option<string[]> _branches = new("--branch") { Description = "Only this branch. May be repeated.", HelpName = "NAME" };

    private readonly Option<string?> _since = new("--since") { Description = "Only commits of this day (UTC) and later.", HelpName = "YYYY-MM-DD" };

    public void AddTo(Command command)
    {
        _file.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => KnownTables.ForFile(token.Value) is null))
                result.AddError($"'{token.Value}' is no table: the extension must be one of {string.Join(", ", KnownTables.All.Select(form => form.Extension))}.");
        });
        _since.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Day(result.Tokens[0].Value) is null) result.AddError($"'{result.Tokens[0].Value}' is no date: write it as 2027-01-31.");
        });
        command.Validators.Add(result =>
        {
            var (file, store) = (result.GetValue(_file), result.GetValue(_to));
            if (file is null == store is null) result.AddError("Name either a FILE or a store with --to.");
            else if (store is not null && (result.GetValue(_metrics) is { Length: > 0 } || result.GetValue(_verdicts)))
                result.AddError("A copy is of whole snapshots with their verdicts: --metric and --verdicts do not go with --to.");
            else if (result.GetValue(_verdicts) && result.GetValue(_metrics) is { Length: > 0 })
                result.AddError("Verdicts are of checks, not of metrics: --metric does not go with --verdicts.");
        });
        command.Add(_file);
        command.Add(_to);
        command.Add(_verdicts);
        command.Add(_metrics);
        command.Add(_branches);
        command.Add(_since);
    }

    public string? File(ParseResult parsed) => parsed.GetValue(_file);

    public string? To(ParseResult parsed) => parsed.GetValue(_to);

    public bool Verdicts(ParseResult parsed) => parsed.GetValue(_verdicts);

    public ExportFilter Filter(ParseResult parsed) =>
        new(parsed.GetValue(_metrics) ?? [], parsed.GetValue(_branches) ?? [], Day(parsed.GetValue(_since)));

    private static DateTimeOffset? Day(string? text) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;
}
