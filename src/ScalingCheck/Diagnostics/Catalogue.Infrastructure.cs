using System.Globalization;

namespace ScalingCheck.Diagnostics;

/// <summary>SC0xxx: store, git, network and API.</summary>
internal static partial class Catalogue
{
    public static Diagnostic HistoryLocked(string path, TimeSpan waited) => Error(
        "SC0001",
        FormattableString.Invariant(
            $"the history '{path}' is locked by another process (waited {waited.TotalSeconds:0.#} s): try again when it has finished"));

    public static Diagnostic HistoryReadOnly(string path) => Error(
        "SC0002", $"the history '{path}' is read-only: nothing was stored; make the file and its folder writable, or name another file");

    public static Diagnostic HistoryDamaged(string path, string detail) => Error(
        "SC0003",
        $"the history '{path}' is damaged or not an SQLite database ({detail}): it was left as it is; restore it from a copy, or move it away to start a new one");

    public static Diagnostic HistoryNewer(string path, long found, long known) => Error(
        "SC0004",
        FormattableString.Invariant(
            $"the history '{path}' has schema version {found}, this version of the tool knows {known}: update the tool"));

    public static Diagnostic HistoryCannotBeOpened(string path, string detail) => Error(
        "SC0005", $"the history '{path}' cannot be opened ({detail}): check that it is a file and that its folder may be written");

    public static Diagnostic HistoryFailed(string path, string detail) => Error(
        "SC0006", $"the history '{path}' cannot be read or written ({detail}): what was acknowledged before is kept; check the disk");

    public static Diagnostic TextTooLong(string what, string text, int length, int limit, SourceLocation? at = null) => Error(
        "SC0007",
        FormattableString.Invariant(
            $"the {what} '{Beginning(text)}...' is {length} bytes long, at most {limit} can be stored: nothing was stored; shorten or rename it"),
        at);

    public static Diagnostic StoreNotAvailable(string spec) => Error(
        "SC0008",
        $"the history '{spec}' names a store that this version does not have: use the path of an SQLite file, by default .scaling-check/history.db");

    public static Diagnostic NotAHistory(string path) => Error(
        "SC0009", $"'{path}' is an SQLite database of another program: it was left as it is; name another file for the history");

    public static Diagnostic HistoryUnfinishedWrites(string path) => Error(
        "SC0010",
        $"the history '{path}' has writes that are still in '{path}-wal', and its folder is read-only: copy both files to a writable folder and use that");

    public static Diagnostic GitNotInstalled() => Warning(
        "SC0011", "git was not found on PATH: commits cannot be looked up; install git, or work with recorded commits only");

    public static Diagnostic NotARepository(string directory) => Warning(
        "SC0012", $"'{directory}' is not in a git repository: commits cannot be looked up; run in a checkout, or work with recorded commits only");

    public static Diagnostic RepositoryOfAnotherUser(string directory) => Warning(
        "SC0013",
        $"git refuses the repository at '{directory}' because another user owns it: run `git config --global --add safe.directory` with its folder");

    public static Diagnostic GitTimedOut(string directory, TimeSpan waited) => Error(
        "SC0014",
        FormattableString.Invariant($"git did not answer within {waited.TotalSeconds:0.#} s in '{directory}': check the disk and try again"));

    public static Diagnostic GitFailed(string directory, string detail) => Error(
        "SC0015", $"git could not be started in '{directory}' ({detail}): check the installation of git");

    public static Diagnostic HistoryOlder(string path, long found, long known) => Error(
        "SC0061",
        FormattableString.Invariant(
            $"the history '{path}' has schema version {found} and is read-only, so that it cannot be brought to version {known}: open it once where it may be written"));

    public static Diagnostic HistoryInconsistent(string what) => Error("SC0062", $"the history is not what it should be: {OneLine(what)}");

    public static Diagnostic SnapshotNotItsId(string id, string commit) => Error(
        "SC0063",
        $"the snapshot '{Beginning(id[..Math.Min(12, id.Length)])}' of commit '{Beginning(CommitName.Short(commit))}' is not what its id says: it was not copied; run 'scaling-check history verify' on the store that it comes from");

    public static Diagnostic NotMaintained(string what) => Error(
        "SC0064", $"this store cannot {what}: use the tools that come with it");

    /// <summary>The start of a hostile text, fit for one line of a log: nothing that moves the cursor or turns the text.</summary>
    private static string Beginning(string text) => string.Concat(text.Take(40).Select(letter =>
        char.IsControl(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format
            ? '?'
            : letter));
}
