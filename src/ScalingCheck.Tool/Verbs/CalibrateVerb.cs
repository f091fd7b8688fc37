using System.CommandLine;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.Rehearsal;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>What the noise of the recorded history means for the gates: how often they cry wolf, and what they can see.</summary>
internal static class CalibrateVerb
{
    private const int DefaultFutures = 2000;

    private const int FewestFutures = 100;

    private const int MostFutures = 100_000;

    public static Command Create(Terminal terminal)
    {
        var names = CommonOptions.Checks();
        var limit = CommonOptions.Count("--limit", "COMMITS", "How many of the newest commits to learn from; all unless said.", 1, 1e6);
        var futures = CommonOptions.Count("--futures", "COUNT", "How many futures of 100 commits to simulate; 2000 unless said.", 100, 1e5);
        var seed = CommonOptions.Count("--seed", "SEED", "Seed of the simulation; 1 unless said.", 0, 1e9);
        var write = new Option<bool>("--write") { Description = $"Write the noise and the thresholds to {CalibrationFile.DefaultPath}, which the judge reads." };
        var json = CommonOptions.Json();
        var (config, history, commit) = (CommonOptions.Config(), CommonOptions.History(), CommonOptions.Commit());
        var command = new Verb("calibrate", "Measures the noise of the recorded history: expected false alarms, and the smallest change that can be caught.", """
            Futures of 100 commits are simulated from the history's own noise and put before the judge with the present settings.

            Example: scaling-check calibrate --write
            """) { names, limit, futures, seed, write, json, config, history, commit };
        command.Does((parsed, _) =>
        {
            using var workspace = Workspace.Open(terminal, parsed.GetValue(config)!, parsed.GetValue(history), parsed.GetValue(commit));
            var head = parsed.GetValue(commit) is { } named ? workspace.Resolve(named) : workspace.BaseTip;
            var most = (int)Math.Clamp(parsed.GetValue(limit) ?? int.MaxValue, 1, 100_000);
            var trends = workspace.Chosen(Trends.Of(workspace.Settings, workspace.History, workspace.Graph, head, most), parsed.GetValue(names));
            var calibrations = SeriesCalibration.Of(
                trends, workspace.Settings.Judge, (int)Math.Clamp(parsed.GetValue(futures) ?? DefaultFutures, FewestFutures, MostFutures),
                (ulong)Math.Max(0, parsed.GetValue(seed) ?? 1), Environment.ProcessorCount);
            if (calibrations.Count == 0)
            {
                terminal.Error.WriteLine(Catalogue.NothingRecorded().ToString());
                return ExitCode.NoData;
            }

            terminal.Out.Write(parsed.GetValue(json)
                ? CalibrationJson.Render(calibrations) : CalibrationText.Render(calibrations, workspace.Settings.Judge.FalseAlarms));
            if (parsed.GetValue(write)) Write(terminal, workspace, calibrations);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(Terminal terminal, Workspace workspace, IReadOnlyList<SeriesCalibration> calibrations)
    {
        var today = DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime);
        var known = calibrations.Select(one => one.ToEntry(today)).OfType<Judge.CalibratedGate>().ToList();
        var kept = workspace.Settings.Calibration.Where(old => !known.Exists(entry => entry.Check == old.Check && entry.Estimate == old.Estimate));
        WholeFile.Write(Path.Combine(workspace.Settings.Directory, CalibrationFile.DefaultPath), CalibrationFile.Format([.. kept, .. known]));
        // On stderr: stdout may be a document.
        terminal.Error.WriteLine(FormattableString.Invariant(
            $"wrote the noise of {known.Count} series to {CalibrationFile.DefaultPath}; {calibrations.Count - known.Count} have too few commits. Commit the file so that it is reviewed."));
    }
}
