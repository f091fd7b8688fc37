namespace PocketLm;

/// <summary>Normal random numbers (Box and Muller 1958).</summary>
internal static class Gaussian
{
    public static double Draw(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static float[] Draw(Random random, int count, double deviation)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (float)(deviation * Draw(random));
        return values;
    }
}
