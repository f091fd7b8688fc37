namespace ScalingCheck.Judge;

/// <summary>Whether more of several changes go one way than chance explains.</summary>
internal static class SignTest
{
    /// <summary>P(at least so many heads of n fair coins).</summary>
    internal static double UpperTail(int heads, int n)
    {
        double term = Math.Pow(2, -n), sum = 0;
        for (var k = 0; k <= n; k++)
        {
            if (k >= heads) sum += term;
            term = term * (n - k) / (k + 1);
        }

        return Math.Min(1, sum);
    }
}
