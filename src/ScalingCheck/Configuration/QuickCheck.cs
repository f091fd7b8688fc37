using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>A check from the command line: checked exactly as if it stood in a configuration.</summary>
internal static class QuickCheck
{
    // Options have no line and column.
    private static readonly SourceLocation At = new("command line");

    /// <param name="name">What the check is called in messages and results.</param>
    /// <param name="set">The keys that the check would have in a configuration, as text; they win over the others.</param>
    public static (GatedCheck? Check, IReadOnlyList<Diagnostic> Problems) Read(
        string name, string y, IReadOnlyList<string> x, IReadOnlyList<string> by, IReadOnlyList<NamedValues<double>> at,
        IReadOnlyList<KeyValuePair<string, string>> set)
    {
        var entries = new Dictionary<string, ConfigValue>(StringComparer.Ordinal) { ["y"] = Text(y) };
        var kind = set.LastOrDefault(pair => pair.Key == "kind").Value ?? KnownChecks.Default.Id;
        if (x.Count > 0 || KnownChecks.Find(kind)?.HasAxis != false) entries["x"] = Texts(x);
        if (by.Count > 0) entries["by"] = Texts(by);
        if (at.Count > 0) entries["forecast"] = ConfigValue.OfItems(at.Select(Point), At);
        var lists = ConfigurationShape.Check().Variants.SelectMany(kind => kind.Value.Keys).Where(key => key.Shape is Shape.List { Item: Shape.Scalar }).Select(key => key.Name).ToHashSet();
        foreach (var (key, value) in set) entries[key] = lists.Contains(key) ? Texts(value.Split(',', StringSplitOptions.TrimEntries)) : Text(value);

        var problems = new List<Diagnostic>();
        var node = ConfigValue.OfEntries(entries.Select(entry => new ConfigEntry(entry.Key, At, entry.Value)), At);
        // The shell has replaced its variables already.
        if (ShapeCheck.Of(node, ConfigurationShape.Check(), "the check", null, problems) is not { } read) return (null, problems);
        var check = CheckReader.Read(new ConfigEntry(name, At, read), problems);
        return (check, problems);
    }

    private static ConfigValue Point(NamedValues<double> at) =>
        ConfigValue.OfEntries(at.Select(size => new ConfigEntry(size.Key, At, Text(NumberText.RoundTrip(size.Value)))), At);

    private static ConfigValue Texts(IReadOnlyList<string> texts) => ConfigValue.OfItems(texts.Select(Text), At);

    private static ConfigValue Text(string text) => ConfigValue.OfText(text, At);
}
