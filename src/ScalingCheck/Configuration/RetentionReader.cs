using System.Globalization;
using ScalingCheck.Diagnostics;
using ScalingCheck.History;

namespace ScalingCheck.Configuration;

/// <summary>Reads <c>keep:</c>, what <c>history prune</c> leaves in place.</summary>
internal static class RetentionReader
{
    private const int MostDays = 36_500;

    public static Retention Read(ConfigValue? keep, List<Diagnostic> problems)
    {
        if (keep is null) return Retention.Everything;
        var days = Days(keep.Text("pull-requests"));
        if (keep["pull-requests"] is { } period && days is null)
        {
            problems.Add(Catalogue.InvalidValue(
                "'pull-requests'", FormattableString.Invariant($"it must be a number of days, such as 30 days, from 1 to {MostDays}"), period.Location));
        }

        return new((int?)keep.Number("commits"), days);
    }

    private static int? Days(string? text)
    {
        if (text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, "day" or "days"]) return null;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays ? days : null;
    }
}
