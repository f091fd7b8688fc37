using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Judge;
using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Configuration;

/// <summary>Reads <c>scaling-check.yml</c> into <see cref="Settings"/>.</summary>
internal static class SettingsReader
{
    public const string DefaultPath = "scaling-check.yml";

    /// <summary>The settings, or null with at least one error: all that are wrong, not only the first.</summary>
    public static (Settings? Settings, IReadOnlyList<Diagnostic> Problems) Read(
        string text, string file, string directory, Func<string, string?> environment)
    {
        var found = new List<Diagnostic>();
        var tree = YamlFile.Read(text, file, found);
        if (tree is null or { Kind: ConfigKind.Nothing })
        {
            if (found.Count == 0) found.Add(Catalogue.EmptyConfiguration(new SourceLocation(file, 1, 1)));
            return (null, found);
        }

        if (ShapeCheck.Of(tree, ConfigurationShape.Root, "the file", environment, found) is not { } root) return (null, found);
        var settings = new Settings(
            file,
            directory,
            root.Text("history", HistoryLocation.Default),
            [.. root["collect"]!.Items.Select(rule => CollectRuleReader.Read(rule, found)).OfType<CollectRule>()],
            [.. root["checks"]!.Entries.Select(entry => CheckReader.Read(entry, found)).OfType<GatedCheck>()],
            ReadJudge(root["judge"], root["environment"], found))
        {
            Retention = RetentionReader.Read(root["keep"], found),
        };
        return (found.Count == 0 ? settings : null, found);
    }

    private static JudgeSettings ReadJudge(ConfigValue? judge, ConfigValue? environment, List<Diagnostic> problems)
    {
        var settings = new JudgeSettings();
        if (environment?["same"] is not null) settings = settings with { SameEnvironment = environment.Texts("same") };
        if (environment?["note"] is not null) settings = settings with { NoteEnvironment = environment.Texts("note") };
        if (environment?.Text("differs") == "widen") settings = settings with { OtherEnvironments = OtherEnvironments.Widen };
        if (judge is null) return settings;

        if (judge.Number("window") is { } window) settings = settings with { Window = (int)window };
        if (judge["pull-request"]?.Amount("false-alarms") is { } rate)
        {
            if (rate.Value is > 0 and <= 0.5) settings = settings with { FalseAlarms = rate.Value };
            else problems.Add(Catalogue.InvalidValue("'false-alarms'", "it must lie above 0 and at most 50 %", judge["pull-request"]!["false-alarms"]!.Location));
        }

        if (judge.Text("false-alarms") is { } text)
        {
            if (FalseAlarmBudget.Parse(text, out var problem) is { } budget) settings = settings with { Budget = budget };
            else problems.Add(Catalogue.InvalidValue("'false-alarms'", problem, judge["false-alarms"]!.Location));
        }

        settings = settings with { Persistence = ReadPersistence(judge["persistence"], problems) };
        var baseline = judge.Text("baseline", JudgeSettings.MergeBase);
        // Any other word names a commit, and a slip of the hand would be searched for in git.
        if (!ConfigurationShape.Baselines.Contains(baseline) && Suggestion.Nearest(baseline, ConfigurationShape.Baselines) is { } meant)
            problems.Add(Catalogue.UnknownChoice("'baseline'", baseline, [.. ConfigurationShape.Baselines, "a commit"], meant, judge["baseline"]!.Location));
        return settings with
        {
            Baseline = baseline,
            BaseBranch = judge.Text("base-branch"),
            Correction = judge.Text("correction") switch
            {
                "none" => CorrectionMethod.None,
                "benjamini-yekutieli" => CorrectionMethod.BenjaminiYekutieli,
                "holm" => CorrectionMethod.Holm,
                _ => CorrectionMethod.BenjaminiHochberg,
            },
            FailOn = judge["fail-on"] is null ? settings.FailOn : FailOnNames.Parse(judge.Texts("fail-on")),
        };
    }

    private static ExcursionSettings ReadPersistence(ConfigValue? persistence, List<Diagnostic> problems)
    {
        var settings = new ExcursionSettings();
        if (persistence is null) return settings;
        var levels = persistence["levels"]?.Items.Select(level => NumberText.TryParse(level.Scalar, out var number) ? number : 0).ToList();
        if (levels is not null && (levels.Exists(level => level is < 0 or > 5) || levels.Distinct().Count() < levels.Count))
            problems.Add(Catalogue.InvalidValue("'levels'", "each must lie between 0 and 5, and stand once", persistence["levels"]!.Location));
        return settings with
        {
            Levels = levels ?? settings.Levels,
            Strict = persistence.Text("strict") == "true",
            Action = persistence.Text("action") switch { "alarm" => ExcursionAction.Alarm, "off" => ExcursionAction.Off, _ => ExcursionAction.Report },
        };
    }
}
