namespace ScalingCheck.Diagnostics;

/// <summary>SC01xx: files that the tool itself writes or reads.</summary>
internal static partial class Catalogue
{
    public static Diagnostic FileFailed(string problem) => Error("SC0101", OneLine(problem));
}
