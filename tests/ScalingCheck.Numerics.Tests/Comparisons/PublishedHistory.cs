namespace ScalingCheck.Numerics.Comparisons;

/// <summary>Five base commits and a head at five sizes, with a common factor per commit and points of .5 % noise.</summary>
internal static class PublishedHistory
{
    public static readonly double[] U = Array.ConvertAll(new[] { 1e7, 4e7, 1.6e8, 6.4e8, 2.56e9 }, Math.Log);

    public static readonly double[][] Bases =
    [
        Logs(3.4447, 2.8476, 2.45, 2.2006, 2.0378),
        Logs(3.4638, 2.8494, 2.4614, 2.2124, 2.0555),
        Logs(3.5054, 2.8728, 2.455, 2.2215, 2.0656),
        Logs(3.4603, 2.8568, 2.4346, 2.2032, 2.0425),
        Logs(3.4903, 2.8287, 2.4557, 2.2108, 2.0569),
    ];

    public static readonly double[] Head = Logs(3.3142, 2.7933, 2.4507, 2.2256, 2.0838);

    private static double[] Logs(params double[] y) => Array.ConvertAll(y, Math.Log);
}
