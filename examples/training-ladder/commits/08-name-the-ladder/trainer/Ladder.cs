namespace PocketLm;

/// <summary>The models that are trained on every commit.</summary>
internal static class Ladder
{
    /// <summary>Doubling widths: a decade and a half of parameters.</summary>
    public static IReadOnlyList<int> Widths { get; } = [4, 8, 16, 32, 64, 128];

    /// <summary>Three runs a size, so that one unlucky start does not bend the curve.</summary>
    public static IReadOnlyList<int> Seeds { get; } = [1, 2, 3];
}
