using System.Text.RegularExpressions;
using ScalingCheck.Checks;
using ScalingCheck.Configuration;
using ScalingCheck.Tests.Architecture;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Tests.Configuration;

/// <summary>The pages say what the program does: every key, every example.</summary>
public sealed partial class ConfigurationPageTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            string[] pages = ["docs/configuration", .. Pages("docs/checks"), .. Pages("docs/formats")];
            foreach (var page in pages)
                foreach (var match in Block().Matches(Repository.Read(page + ".md")).Cast<Match>())
                    examples.Add(page, match.Groups["yaml"].Value);
            return examples;
        }
    }

    [Fact]
    public void Each_table_of_the_page_lists_the_keys_of_its_place()
    {
        var documented = Regex.Split(Repository.Read("docs/configuration.md"), "^## ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Skip(1)
            .ToDictionary(section => section.Split('\n')[0].Trim('`'), section => Row().Matches(section).Select(row => row.Groups["key"].Value).ToList());
        var known = new Dictionary<string, List<string>>();
        Gather("The file", ConfigurationShape.Root, known);
        Assert.Equal(known.Keys.Order(), documented.Keys.Order());
        Assert.All(known, place => Assert.Equal(place.Value, documented[place.Key]));
    }

    [Fact]
    public void Each_choice_is_on_the_page()
    {
        var page = Repository.Read("docs/configuration.md");
        Assert.All(
            (IEnumerable<string>)[.. ConfigurationShape.Baselines, .. ConfigurationShape.Comparisons, .. ConfigurationShape.Corrections, .. ConfigurationShape.FailOns, .. ConfigurationShape.Differences, .. KnownChecks.All.Select(kind => kind.Id)],
            choice => Assert.Contains($"`{choice}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_can_be_used(string page, string yaml)
    {
        Assert.NotEmpty(page);
        if (!TopLevel("version").IsMatch(yaml)) yaml += "version: 1\n";
        if (!TopLevel("collect").IsMatch(yaml)) yaml += "collect: { files: r.csv }\n";
        if (!TopLevel("checks").IsMatch(yaml)) yaml += "checks: { loss: { y: loss, x: params } }\n";
        Assert.NotEmpty(Config.Accepted(yaml).Checks);
    }

    [Fact]
    public void Each_page_of_a_check_names_its_estimates_with_their_directions()
    {
        foreach (var kind in KnownChecks.All)
        {
            var page = Repository.Read($"docs/checks/{kind.Id}.md");
            foreach (var form in kind.Id == "scaling-law" ? kind.Keys[0].Choices : [""])
            {
                var check = Checks.Observations.Check("loss", KnownLaws.Find(form)?.Axes == 2 ? ["N", "D"] : ["N"]) with
                {
                    Options = form.Length == 0 ? NamedValues<string>.Empty : NamedValues<string>.Of(("form", form)),
                };
                Assert.All(kind.EstimateNames(check), name =>
                {
                    var row = page.Split('\n').Single(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));
                    Assert.Equal(kind.BetterOf(name, check) == Direction.Unknown, row.Contains("| neither |", StringComparison.Ordinal));
                });
            }
        }
    }

    private static IEnumerable<string> Pages(string folder) => Repository.Names(folder, "*.md").Select(name => $"{folder}/{name}");

    private static void Gather(string name, Shape shape, Dictionary<string, List<string>> known)
    {
        switch (shape)
        {
            case Shape.List list: Gather(name, list.Item, known); break;
            case Shape.OpenMapping open: Gather(name, open.Value, known); break;
            case Shape.Variant variant: GatherKeys(name, variant.Variants.SelectMany(pair => pair.Value.Keys), known); break;
            case Shape.Mapping mapping: GatherKeys(name, mapping.Keys, known); break;
        }
    }

    private static void GatherKeys(string name, IEnumerable<Shape.Key> keys, Dictionary<string, List<string>> known)
    {
        var distinct = keys.DistinctBy(key => key.Name).ToList();
        known[name] = distinct.ConvertAll(key => key.Name);
        foreach (var key in distinct) Gather(key.Name, key.Shape, known);
    }

    private static Regex TopLevel(string key) => new($"^{key}:", RegexOptions.Multiline | RegexOptions.NonBacktracking);

    [GeneratedRegex("^```yaml\n(?<yaml>[^`]*)```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `(?<key>[a-z-]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
