namespace ScalingCheck.Diagnostics;

/// <summary>SC2xxx: no data, missing metrics, missing baselines, data that cannot answer the question.</summary>
internal static partial class Catalogue
{
    public static Diagnostic NoFilesMatch(string pattern, SourceLocation? at) => Error(
        "SC2001", $"no file matches '{pattern}': run the benchmark or the training first, or correct the pattern", at);
}
