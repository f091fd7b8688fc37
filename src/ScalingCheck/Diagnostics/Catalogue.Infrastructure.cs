namespace ScalingCheck.Diagnostics;

/// <summary>SC0xxx: store, git, network and API.</summary>
internal static partial class Catalogue
{
    public static Diagnostic HistoryLocked(string path) => Error(
        "SC0001", $"the history '{path}' is locked by another process: try again when it has finished");
}
