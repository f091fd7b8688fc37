namespace ScalingCheck.Judge;

/// <summary>
/// Fourteen checks that are all slightly worse: none is significant alone, and each gate rightly passes. Together they say
/// something, by the sign test.
/// </summary>
internal static class SignTest
{
    private const int FewestChecks = 6;

    private const double Significance = 0.05;

    /// <summary>One sentence when more checks are worse than chance explains; else null.</summary>
    public static string? SentenceOf(IReadOnlyList<CheckVerdict> checks)
    {
        // One gate a check: the gates of a check look at the same runs.
        var changes = checks
            .Select(check => check.Gates.FirstOrDefault(gate => !gate.IsLimit && gate.Worsening.IsTestable)?.Worsening.Change)
            .OfType<double>().Where(change => change != 0).ToList();
        var worse = changes.Count(change => change > 0);
        if (changes.Count < FewestChecks) return null;
        var p = UpperTail(worse, changes.Count);
        return p > Significance ? null : FormattableString.Invariant(
            $"{worse} of {changes.Count} checks are worse than their baseline, however little: by chance that has p = {NumberText.Short(p, 2)}");
    }

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
