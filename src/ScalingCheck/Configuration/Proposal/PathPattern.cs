using System.Text;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Paths made one pattern: what varies becomes a wildcard, and each wildcard an axis or a label.</summary>
internal static class PathPattern
{
    /// <summary>One rule for files that have the same units at the same places.</summary>
    /// <param name="files">The files of the rule.</param>
    /// <param name="all">The files of the whole measurement: what varies among them is captured in every rule.</param>
    public static ProposedRule Of(IReadOnlyList<IReadOnlyList<PathName>> files, IReadOnlyList<IReadOnlyList<PathName>> all, IReadOnlySet<string> taken)
    {
        var (axes, labels) = (new List<KeyValuePair<string, string>>(), new List<KeyValuePair<string, string>>());
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        var names = new List<string>();
        var wildcards = 0;
        for (var i = 0; i < files[0].Count; i++)
        {
            var here = i;
            var column = all.Select(file => file[here]).ToList();
            var mine = files.Select(file => file[here].Text).ToList();
            if (column.TrueForAll(name => name.Skeleton == column[0].Skeleton))
            {
                names.Add(Numbered(files, column, i, ref wildcards, used, axes));
                continue;
            }

            var (before, after) = CommonEnds(column.ConvertAll(name => name.Text));
            names.Add($"{Literal(before)}*{Literal(after)}");
            wildcards++;
            // The name of a benchmark report repeats the class that is in it.
            var label = LabelName(files[0], i, used);
            if (!(i == files[0].Count - 1 && after.StartsWith("-report", StringComparison.Ordinal)))
                labels.Add(new(label, FormattableString.Invariant($"{{{wildcards}}}")));
        }

        var pattern = string.Join('/', names);
        // A second character ':' would read as a drive.
        if (pattern.Length > 1 && pattern[1] == ':') pattern = $"{pattern[0]}?{pattern[2..]}";
        return new ProposedRule(pattern) { Axes = axes, Labels = labels };
    }

    /// <summary>The same with the values themselves: a rule for one file, where a pattern would match too much.</summary>
    public static ProposedRule Single(IReadOnlyList<PathName> file, IReadOnlyList<IReadOnlyList<PathName>> all, IReadOnlySet<string> taken)
    {
        var rule = Of([file], all, taken);
        var captures = Collect.Paths.PatternText.Compile(rule.Files).Match(string.Join('/', file.Select(name => name.Text)));
        var match = new Collect.Paths.FileMatch("", "", [.. captures.Groups.Values.Skip(1).Select(group => group.Value)]);
        KeyValuePair<string, string> Filled(KeyValuePair<string, string> entry) => new(entry.Key, match.Fill(entry.Value));
        return new ProposedRule(string.Join('/', file.Select(name => Literal(name.Text))))
        {
            Axes = [.. rule.Axes.Select(Filled)],
            Labels = [.. rule.Labels.Select(Filled)],
        };
    }

    private static string Numbered(
        IReadOnlyList<IReadOnlyList<PathName>> files, List<PathName> column, int segment, ref int wildcards, HashSet<string> used, List<KeyValuePair<string, string>> axes)
    {
        var first = files[0][segment];
        var text = new StringBuilder();
        var at = 0;
        for (var k = 0; k < first.Numbers.Count; k++)
        {
            var number = first.Numbers[k];
            var values = column.Select(name => name.Numbers[k].Digits + name.Numbers[k].Unit).Distinct().ToList();
            if (values.Count == 1) continue;
            text.Append(Literal(first.Text[at..number.Start])).Append('*');
            at = number.Start + number.Digits.Length;
            wildcards++;
            var name = AxisName(number, files[0], segment, values);
            if (!Collect.RunLog.IsStep(name) && used.Add(name)) axes.Add(new(name, FormattableString.Invariant($"{{{wildcards}}}{number.Unit}")));
        }

        return text.Append(Literal(first.Text[at..])).ToString();
    }

    private static string AxisName(PathNumber number, IReadOnlyList<PathName> file, int segment, List<string> values)
    {
        if (number.Word.Length > 0) return number.Word;
        if (number.Unit.Length > 0) return "params";
        var parent = segment > 0 && file[segment - 1].Numbers.Count == 0 ? file[segment - 1].Text : "";
        if (SizeNames.Rank(parent, false) is not null) return parent;
        // 1, 2, 3 are numbers of runs; 1000, 3000, 10000 are sizes.
        var numbers = values.ConvertAll(value => NumberText.TryParse(value, out var size) ? size : double.NaN);
        var counted = numbers.Max() - numbers.Min() + 1 <= numbers.Count * 2;
        return counted ? "run" : "size";
    }

    private static string LabelName(IReadOnlyList<PathName> file, int segment, HashSet<string> used)
    {
        var parent = segment > 0 ? file[segment - 1].Text : "";
        var name = segment == file.Count - 1 ? "file"
            : parent.Length > 1 && parent.All(char.IsAsciiLetter) ? parent.EndsWith('s') ? parent[..^1] : parent
            : "folder";
        var unique = name;
        for (var n = 2; !used.Add(unique); n++) unique = FormattableString.Invariant($"{name}{n}");
        return unique;
    }

    /// <summary>What all texts start and end with, cut at the boundaries of words.</summary>
    private static (string Before, string After) CommonEnds(List<string> texts)
    {
        var shortest = texts.Min(text => text.Length);
        var before = 0;
        while (before < shortest && texts.TrueForAll(text => text[before] == texts[0][before])) before++;
        while (before > 0 && char.IsLetterOrDigit(texts[0][before - 1])) before--;
        var after = 0;
        while (after < shortest - before && texts.TrueForAll(text => text[^(after + 1)] == texts[0][^(after + 1)])) after++;
        while (after > 0 && char.IsLetterOrDigit(texts[0][^after])) after--;
        return (texts[0][..before], texts[0][^after..]);
    }

    /// <summary>Patterns have no escapes: a character with a meaning becomes the wildcard for any one character.</summary>
    private static string Literal(string text) =>
        string.Concat(text.Select(character => character is '{' or '}' or '*' or '?' or '\\' ? '?' : character));
}
