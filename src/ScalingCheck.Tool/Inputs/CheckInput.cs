using System.CommandLine;
using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Inputs;

/// <summary>What <c>forecast</c> and <c>plan</c> work on: the check of the command line when it names files, else those of the configuration.</summary>
/// <param name="reports">False: the verb writes no reports.</param>
internal sealed class CheckInput(bool reports = true)
{
    private readonly FitOptionSet _fit = new(withoutFiles: true, reports);

    private readonly Option<string> _config = CommonOptions.Config();

    private readonly Option<string[]> _checks = new("--check")
    {
        Description = "A check of the configuration; all of them unless said. May be repeated.", HelpName = "NAME",
    };

    public Option<string[]> Reports => _fit.Reports;

    public Option<bool> Json => _fit.Json;

    public void AddTo(Command command)
    {
        _fit.AddTo(command);
        command.Add(_config);
        command.Add(_checks);
    }

    /// <summary>True when the command line names files.</summary>
    public bool NamesFiles(ParseResult parsed) => parsed.GetValue(_fit.Files) is { Length: > 0 };

    /// <param name="ofCheck">The verb's own options that describe a check.</param>
    /// <param name="keys">Keys of a check that hold unless the user said otherwise.</param>
    /// <param name="metrics">Metrics to read from files beside those of the check.</param>
    /// <exception cref="UsageException">The options do not describe a check, or the configuration is missing or wrong.</exception>
    public IReadOnlyList<MeasuredCheck> Read(
        ParseResult parsed, Terminal terminal, IReadOnlyList<Option> ofCheck, IReadOnlyList<KeyValuePair<string, string>> keys, CancellationToken cancel,
        IReadOnlyList<string>? metrics = null)
    {
        var unheard = NamesFiles(parsed) ? [_checks] : _fit.OfCheck.Concat(ofCheck);
        var names = unheard.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
        if (names.Count > 0)
        {
            throw new UsageException(Catalogue.InvalidValue(string.Join(" and ", names), NamesFiles(parsed)
                ? "files make a check of their own: leave them out for a check of the configuration"
                : "without files the checks of the configuration hold as they are: name the files, or change the check there"));
        }

        if (!NamesFiles(parsed)) return ConfiguredInput.Read(terminal, parsed.GetValue(_config)!, parsed.GetValue(_checks) ?? [], cancel);
        if (KnownChecks.Find(_fit.KindOf(parsed)) is { HasAxis: false } flat)
            throw new UsageException(Catalogue.InvalidValue("--kind", $"kind {flat.Id} has no axis, and no size to forecast or plan for: use 'fit'"));
        var missing = new Option[] { _fit.Y, _fit.X }.Where(needed => parsed.GetResult(needed) is null).Select(needed => needed.Name).ToList();
        if (missing.Count > 0)
            throw new UsageException(Catalogue.InvalidValue(string.Join(" and ", missing), "files need the metric and its axis: --y METRIC --x AXIS"));
        var said = parsed.GetValue(_fit.Set)!.Select(pair => pair.Key).ToHashSet();
        return [FileInput.Read(parsed, _fit, terminal, [.. keys.Where(key => !said.Contains(key.Key))], cancel, metrics)];
    }

    /// <summary>The number of axes that the command line names; 0 when it names none.</summary>
    public int Axes(ParseResult parsed) => parsed.GetValue(_fit.X)?.Split(',').Length ?? 0;

    /// <summary>True when the command line describes a check of another kind than the usual.</summary>
    public bool NamesKind(ParseResult parsed) => _fit.KindOf(parsed) != KnownChecks.Default.Id;
}
