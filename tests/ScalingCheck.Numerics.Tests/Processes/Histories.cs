namespace ScalingCheck.Numerics.Processes;

/// <summary>Short stretches of known noise.</summary>
internal static class Histories
{
    public static double[] Of(CovarianceModel model, int count, ulong seed)
    {
        var series = new SeriesGenerator(model, seed, 0);
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = series.Next();
        return values;
    }
}
