namespace ScalingCheck;

/// <summary>Finds the name the user probably meant.</summary>
internal static class Suggestion
{
    // The distance costs the product of the lengths, and names come from files that nobody has reviewed.
    private const int LongestName = 200;

    /// <summary>The nearest of the candidates, when it is near enough to be a slip of the hand.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName) return null;
        return candidates
            .Where(candidate => candidate.Length <= LongestName && Math.Abs(candidate.Length - name.Length) <= Slips(name, candidate))
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= Slips(name, candidate.Name))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    /// <summary>How many slips are believable: none in a letter, one in three, two in eight, then one in three letters.</summary>
    private static int Slips(string name, string candidate) => Math.Max(name.Length, candidate.Length) switch
    {
        1 => 0,
        <= 3 => 1,
        <= 8 => 2,
        var length => length / 3,
    };

    /// <summary>Damerau-Levenshtein distance with neighbouring swaps, case ignored.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
        {
            var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
            d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
            if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
        }

        return d[a.Length, b.Length];
    }

    private static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
}
