namespace ScalingCheck.Numerics.Comparisons;

/// <summary>A base curve and a head made with a flatter exponent, pivot in the range, .5 % noise.</summary>
internal static class SetA
{
    public static readonly double[] X = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8, 6.4e8, 1.28e9];
    public static readonly double[] Base = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];
    public static readonly double[] Head = [3.33683, 3.03495, 2.80534, 2.62161, 2.43583, 2.35141, 2.22498, 2.14149];

    public static readonly double[] U = Array.ConvertAll(X, Math.Log);
    public static readonly double[] LogRatios = [.. Head.Zip(Base, (head, @base) => Math.Log(head / @base))];

    /// <summary>One curve fitted to both, as published with the set; A' at the geometric mean of the sizes.</summary>
    public static readonly SharedFloorCurve Pooled =
        new(1.832230, Math.Log(.696832) + .335699 * Math.Log(113137084.98984762), .335699);
}
