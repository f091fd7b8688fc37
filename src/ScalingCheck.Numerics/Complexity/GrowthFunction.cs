namespace ScalingCheck.Numerics.Complexity;

/// <summary>One of the growth functions g(n) that a class is named after.</summary>
/// <param name="Name">The class.</param>
/// <param name="LogValue">ln g(n); negative infinity where g(n) = 0.</param>
internal sealed record GrowthFunction(string Name, Func<double, double> LogValue)
{
    /// <summary>All of them, the slowest first.</summary>
    public static IReadOnlyList<GrowthFunction> All { get; } =
    [
        new("O(1)", static _ => 0),
        new("O(log n)", static n => Math.Log(Math.Log2(n))),
        new("O(n)", Math.Log),
        new("O(n log n)", static n => Math.Log(n) + Math.Log(Math.Log2(n))),
        new("O(n^2)", static n => 2 * Math.Log(n)),
        new("O(n^3)", static n => 3 * Math.Log(n)),
    ];

    /// <summary>A constant cannot be told from a constant cost: it has no variant with overhead.</summary>
    public bool IsConstant => Name == "O(1)";
}
