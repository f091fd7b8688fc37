using System.Text.RegularExpressions;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>The "N=100&amp;kind=fast" of BenchmarkDotNet: numbers become axes, texts labels.</summary>
internal static partial class BenchmarkParameters
{
    public static (NamedValues<double> Axes, IReadOnlyList<KeyValuePair<string, string>> Labels) Read(
        string text, SourceLocation at, ObservationSink sink)
    {
        var axes = new List<KeyValuePair<string, double>>();
        var labels = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in Split(text))
        {
            if (NumberText.TryParse(value, out var number) || Grouped(value, out number))
            {
                axes.Add(new(name, number));
                continue;
            }

            // BenchmarkDotNet writes a double in the culture of the run: 1,5 on a German machine is not the text that it seems.
            if (Separated().IsMatch(value)) sink.Report(Catalogue.TextParameter(name, value, at));
            if (value.Length > 0) labels.Add(new(name, value));
        }

        return (NamedValues<double>.From(axes), labels);
    }

    /// <summary>A value may hold '&amp;' itself: what follows without '=' still belongs to it.</summary>
    private static List<(string Name, string Value)> Split(string text)
    {
        var parameters = new List<(string Name, string Value)>();
        foreach (var part in text.Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) parameters.Add((part[..equals], part[(equals + 1)..]));
            else if (parameters.Count > 0) parameters[^1] = (parameters[^1].Name, $"{parameters[^1].Value}&{part}");
        }

        return parameters;
    }

    /// <summary>
    /// Groups of exactly three digits between underscores or blanks, 1_000_000, can only be a whole number. With commas
    /// or points, 1,000 is a thousand in one culture and one in another, so it takes two groups to be sure.
    /// </summary>
    private static bool Grouped(string value, out double number)
    {
        number = 0;
        return Groups().IsMatch(value) &&
            NumberText.TryParse(string.Concat(value.Where(character => char.IsAsciiDigit(character) || character == '-')), out number);
    }

    [GeneratedRegex(@"\A-?[0-9]{1,3}(?:(?:[_ \u00A0\u202F'’][0-9]{3})+|(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,})\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Groups();

    [GeneratedRegex(@"\A-?[0-9]+(?:[.,_ \u00A0\u202F'’][0-9]+)+(?:[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separated();
}
