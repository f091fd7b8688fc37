using System.CommandLine;
using System.Globalization;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;
using ScalingCheck.Judge;
using ScalingCheck.Tool.Options;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Writes a reviewed entry that lets a regression through.</summary>
internal static class AcceptVerb
{
    // More than a report shows: the entry has to name one commit for years.
    private const int DigitsOfCommit = 12;

    private const string Preamble = "# Worsenings that are meant. Reviewed like code: see docs/acceptances.md.\n";

    public static Command Create(Terminal terminal)
    {
        var check = new Argument<string>("CHECK")
        {
            Description = "Name of the check, with its group where it has one: sort-time[benchmark=quick].",
        };
        var estimate = new Option<string?>("--estimate")
        {
            Description = "The gate; every gate of the check that regressed at the commit unless said.", HelpName = "NAME",
        };
        var reason = new Option<string>("--reason") { Description = "Why this is meant.", Required = true, HelpName = "TEXT" };
        var author = new Option<string?>("--author") { Description = "Who says so; the git user unless said.", HelpName = "NAME" };
        var mute = new Option<bool>("--mute") { Description = "Keep judging against the old level, without failing, until the entry expires." };
        var expires = new Option<string?>("--expires") { Description = "Last day of a mute; 90 days from now unless said.", HelpName = "YYYY-MM-DD" };
        expires.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !TryDate(result.Tokens[0].Value, out _))
                result.AddError($"'{result.Tokens[0].Value}' is no date: write it as 2027-01-31.");
        });
        reason.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && string.IsNullOrWhiteSpace(result.Tokens[0].Value)) result.AddError("--reason is empty: say why this is meant.");
        });
        var (config, history, commit) = (CommonOptions.Config(), CommonOptions.History(), CommonOptions.Commit());
        var command = new Verb("accept", "Lets a regression through by a reviewed entry in .scaling-check/accepted.yml.", """
            Example: scaling-check accept pretraining-loss --commit 9be0d31 --reason "new tokenizer, loss per byte unchanged"
            """) { check, estimate, reason, author, mute, expires, config, history, commit };
        command.Does((parsed, _) =>
        {
            using var workspace = Workspace.Open(terminal, parsed.GetValue(config)!, parsed.GetValue(history), parsed.GetValue(commit));
            var title = parsed.GetValue(check)!;
            RequireCheck(workspace, title);
            var bad = Measured(workspace, parsed.GetValue(commit));
            var gates = Gates(workspace, title, bad, parsed.GetValue(estimate));
            var today = DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime);
            var reported = workspace.History.Changes(null).Where(change => change.NoticedAt == bad).ToList();
            var entries = gates.Select(gate => new Acceptance
            {
                Check = gate.Check,
                Estimate = gate.Estimate,
                Commit = Short(reported.Find(change => change.Check == gate.Check && change.Estimate == gate.Estimate)?.Commit ?? bad),
                Reason = parsed.GetValue(reason)!,
                Author = parsed.GetValue(author) ?? (workspace.Graph as GitCommitGraph)?.UserName ?? terminal.Variable("USER") ?? "unknown",
                Expires = !parsed.GetValue(mute) ? null : TryDate(parsed.GetValue(expires), out var day) ? day : today.AddDays(Acceptances.MuteDays),
                IsNewLevel = !parsed.GetValue(mute),
            }).ToList();
            workspace.ReadAcceptances(); // A malformed file is reported before it grows.
            Append(Path.Combine(workspace.Settings.Directory, AcceptanceReader.DefaultPath), entries);
            foreach (var entry in entries)
                terminal.Out.WriteLine($"accepted {entry.Estimate} of {entry.Check} from {CommitName.Short(entry.Commit)} on: {entry.Reason}");
            terminal.Out.WriteLine($"Commit {AcceptanceReader.DefaultPath} so that it is reviewed.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Short(string commit) => commit[..Math.Min(DigitsOfCommit, commit.Length)];

    private static bool TryDate(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static void RequireCheck(Workspace workspace, string title)
    {
        var names = workspace.Settings.Checks.Select(gated => gated.Check.Name).ToList();
        var name = title.Split('[')[0];
        if (!names.Contains(name)) throw new UsageException(Catalogue.UnknownCheck(name, names, Suggestion.Nearest(name, names)));
    }

    private static string Measured(Workspace workspace, string? named) => named is not null ? workspace.Resolve(named)
        : workspace.Graph.Head ?? throw new UsageException(Catalogue.InvalidValue("--commit", "this is not a git repository: name the commit"));

    private static List<RecordedVerdict> Gates(Workspace workspace, string title, string commit, string? estimate)
    {
        var snapshots = workspace.History.Find([commit]).Select(snapshot => snapshot.Id).ToList();
        var regressed = workspace.History.Verdicts(snapshots)
            .Where(verdict => verdict.Verdict == Verdict.Regressed.Word() || verdict.Verdict == BaselineCommits.Muted)
            .Where(verdict => verdict.Check == title || verdict.Check.StartsWith(title + "[", StringComparison.Ordinal))
            .Where(verdict => estimate is null || verdict.Estimate == estimate)
            .DistinctBy(verdict => (verdict.Check, verdict.Estimate)).ToList();
        return regressed.Count > 0 ? regressed : throw new UsageException(Catalogue.NothingToAccept(title, CommitName.Short(commit)));
    }

    private static void Append(string path, List<Acceptance> entries)
    {
        var existing = File.Exists(path) ? File.ReadAllText(path) : Preamble;
        if (existing.Length > 0 && !existing.EndsWith('\n')) existing += "\n";
        WholeFile.Write(path, existing + string.Concat(entries.Select(AcceptanceReader.Format)));
    }
}
