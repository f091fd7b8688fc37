using System.Globalization;
using ScalingCheck.Configuration.Proposal;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>Reads and writes <c>.scaling-check/calibration.yml</c>, what <c>calibrate --write</c> found of the noise.</summary>
internal static class CalibrationFile
{
    public const string DefaultPath = ".scaling-check/calibration.yml";

    private const string Preamble = "# Written by 'scaling-check calibrate --write'. Reviewed like code: see docs/commands/calibrate.md.\n";

    private static readonly Shape Text = new Shape.Scalar(ScalarType.Text);

    private static readonly Shape Root = new Shape.List(new Shape.Mapping(
    [
        new("check", Text, "Name of the check, with its group.", Required: true),
        new("estimate", Text, "Name of the gate.", Required: true),
        new("sd", new Shape.Scalar(ScalarType.Amount), "Standard deviation between unchanged commits.", Required: true),
        new("commits", new Shape.Scalar(ScalarType.Count), "From how many commits.", Required: true),
        new("environment", Text, "Short name of the environment it was found in; it holds in any unless said."),
        new("raise", new Shape.Scalar(ScalarType.Number), "By how much the threshold of the base branch's detector is raised; 0 unless said."),
        new("date", Text, "When it was found, as 2026-11-25.", Required: true),
    ]));

    public static (IReadOnlyList<CalibratedGate> Entries, IReadOnlyList<Diagnostic> Problems) Read(string text, string file)
    {
        var problems = new List<Diagnostic>();
        if (YamlFile.Read(text, file, problems) is not { Kind: not ConfigKind.Nothing } tree) return ([], problems);
        if (ShapeCheck.Of(tree, Root, "the entry", null, problems) is not { } root) return ([], problems);
        return ([.. root.Items.Select(item => Entry(item, problems)).OfType<CalibratedGate>()], problems);
    }

    /// <summary>The whole file.</summary>
    public static string Format(IReadOnlyList<CalibratedGate> entries) => Preamble + string.Concat(entries
        .OrderBy(entry => entry.Check, StringComparer.Ordinal).ThenBy(entry => entry.Estimate, StringComparer.Ordinal)
        .Select(entry => string.Create(CultureInfo.InvariantCulture,
            $"- check: {YamlText.Key(entry.Check)}\n  estimate: {YamlText.Key(entry.Estimate)}\n  sd: {Amount(entry.Noise.Deviation)}\n  commits: {entry.Noise.Commits}\n{Environment(entry)}  raise: {NumberText.Short(entry.Raise)}\n  date: {entry.Date:yyyy-MM-dd}\n")));

    private static CalibratedGate? Entry(ConfigValue item, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var (deviation, raise) = (item.Amount("sd")!.Value, item.Number("raise") ?? 0);
        if (!(deviation.Value > 0)) problems.Add(Catalogue.InvalidValue("'sd'", "a standard deviation lies above 0", item["sd"]!.Location));
        if (raise < 0) problems.Add(Catalogue.InvalidValue("'raise'", "a calibration only ever raises: 0 or more", item["raise"]!.Location));
        if (!DateOnly.TryParseExact(item.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            problems.Add(Catalogue.InvalidValue("'date'", "write it as 2026-11-25", item["date"]!.Location));
        return problems.Count > before ? null : new CalibratedGate(
            item.Text("check")!, item.Text("estimate")!, item.Text("environment"), new GateNoise(deviation, (int)item.Number("commits")!.Value), raise, date);
    }

    private static string Environment(CalibratedGate entry) => entry.Environment is { } name ? $"  environment: {YamlText.Key(name)}\n" : "";

    private static string Amount(Amount amount) => amount.IsRelative
        ? NumberText.Short(amount.Value * 100) + "%" : NumberText.Short(amount.Value);
}
