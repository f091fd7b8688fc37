using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using YamlDotNet.RepresentationModel;

namespace ScalingCheck.Configuration;

/// <summary>A check from the command line: read and checked exactly as if it stood in a configuration.</summary>
internal static class QuickCheck
{
    /// <param name="name">What the check is called in messages and results.</param>
    /// <param name="set">The keys that the check would have in a configuration, as text.</param>
    public static (GatedCheck? Check, IReadOnlyList<Diagnostic> Problems) Read(
        string name, string y, IReadOnlyList<string> x, IReadOnlyList<string> by, IReadOnlyList<NamedValues<double>> at,
        IReadOnlyList<KeyValuePair<string, string>> set)
    {
        var node = new YamlMappingNode { { "y", y }, { "x", new YamlSequenceNode(x.Select(axis => new YamlScalarNode(axis))) } };
        if (by.Count > 0) node.Add("by", new YamlSequenceNode(by.Select(label => new YamlScalarNode(label))));
        if (at.Count > 0) node.Add("forecast", new YamlSequenceNode(at.Select(Point)));
        foreach (var (key, value) in set) node.Children[key] = new YamlScalarNode(value);

        var (checkedValue, problems) = YamlFile.Check(node, "command line", ConfigurationShape.Check(), "the check");
        if (checkedValue is null) return (null, problems);
        var found = new List<Diagnostic>();
        var check = CheckReader.Read(new ConfigEntry(name, checkedValue.Location, checkedValue), found);
        return (check, found);
    }

    private static YamlMappingNode Point(NamedValues<double> at)
    {
        var point = new YamlMappingNode();
        foreach (var (axis, size) in at) point.Add(axis, NumberText.RoundTrip(size));
        return point;
    }
}
