using System.Globalization;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>Numbers in sentences for users, in the invariant culture.</summary>
internal static class Words
{
    /// <summary>1 size, 3 sizes.</summary>
    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>A number with four digits, as in a report: 5.12e8.</summary>
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture)
        .Replace("E+0", "e", StringComparison.Ordinal).Replace("E+", "e", StringComparison.Ordinal)
        .Replace("E-0", "e-", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);
}
