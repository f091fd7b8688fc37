namespace ScalingCheck.Diagnostics;

/// <summary>SC003x: the history on a git branch.</summary>
internal static partial class Catalogue
{
    public static Diagnostic HistoryNeedsRepository(string directory, string detail) => Error(
        "SC0051", $"a history on a git branch needs git and a repository at '{OneLine(directory)}' ({OneLine(detail)}): run in a checkout, or use the path of an SQLite file");

    public static Diagnostic NotABranchName(string branch) => Error(
        "SC0052", $"{Quoted(branch)} is no name of a branch: write the history as git:NAME, by default git:scaling-check-history");

    public static Diagnostic NoOrigin(IReadOnlyList<string> remotes) => Error(
        "SC0053", $"it cannot be told which remote holds the history, none of {Some(remotes)} is called 'origin': rename one, or use the path of an SQLite file");

    public static Diagnostic BranchIsNoHistory(string branch) => Error(
        "SC0054", $"the branch '{branch}' is not a history, or its file 'format' is missing: it was left as it is; name another branch for the history");

    public static Diagnostic HistoryFileDamaged(string history, string path, string detail) => Error(
        "SC0055", $"the history '{history}' holds '{path}', which cannot be read: {detail}; nothing was changed; restore the file from an earlier commit of the branch, or remove it there");

    public static Diagnostic HistoryNotFetched(string branch, string place, string detail) => Error(
        "SC0056", $"the history branch '{branch}' cannot be fetched from {place} ({detail}): check the network and that the job may read the repository");

    public static Diagnostic HistoryNotPushed(string branch, string place, int attempts, string detail) => Error(
        "SC0057",
        FormattableString.Invariant($"the history branch '{branch}' did not take a commit at {place} in {attempts} tries ({detail}): ") +
        "it was not recorded; let the job push there ('contents: write' in GitHub Actions), or judge without recording (--no-record)");
}
