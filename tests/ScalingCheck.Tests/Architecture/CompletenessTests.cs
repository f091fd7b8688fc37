using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Report;

namespace ScalingCheck.Tests.Architecture;

/// <summary>Adding a thing = one source file, one line in its Known… list, one test file, one docs page.</summary>
public sealed class CompletenessTests
{
    private const string Tests = "tests/ScalingCheck.Tests";

    public static TheoryData<string, string, string, string> Things
    {
        get
        {
            var things = new TheoryData<string, string, string, string>();
            foreach (var law in KnownLaws.All) things.Add(law.Id, law.GetType().Name, "docs/laws", "tests/ScalingCheck.Numerics.Tests/Laws");
            foreach (var format in KnownFormats.All) things.Add(format.Id, format.GetType().Name, "docs/formats", $"{Tests}/Collect");
            foreach (var kind in KnownChecks.All) things.Add(kind.Id, kind.GetType().Name, "docs/checks", $"{Tests}/Checks");
            return things;
        }
    }

    [Theory]
    [MemberData(nameof(Things))]
    public void Each_thing_has_its_page_and_its_tests(string id, string type, string pages, string tests)
    {
        Assert.True(Repository.Has($"{pages}/{id}.md"), $"{pages}/{id}.md is missing.");
        Assert.StartsWith($"# {id}\n", Repository.Read($"{pages}/{id}.md"), StringComparison.Ordinal);
        Assert.True(Repository.Has($"{tests}/{type}Tests.cs"), $"{tests}/{type}Tests.cs is missing.");
    }

    [Fact]
    public void Each_page_is_about_a_thing()
    {
        Assert.Equal(KnownLaws.All.Select(law => law.Id).Order(StringComparer.Ordinal), Pages("docs/laws"));
        Assert.Equal(KnownFormats.All.Select(format => format.Id).Order(StringComparer.Ordinal), Pages("docs/formats"));
        Assert.Equal(KnownChecks.All.Select(kind => kind.Id).Order(StringComparer.Ordinal), Pages("docs/checks"));
        Assert.Equal(KnownReports.All.Select(report => report.Id).Order(StringComparer.Ordinal), Pages("docs/reports"));
    }

    [Fact]
    public void Ids_are_unique_and_in_lower_case_with_hyphens()
    {
        string[][] lists =
        [
            [.. KnownLaws.All.Select(law => law.Id)], [.. KnownFormats.All.Select(format => format.Id)],
            [.. KnownChecks.All.Select(kind => kind.Id)], [.. KnownReports.All.Select(report => report.Id)],
        ];
        Assert.All(lists, ids =>
        {
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(ids, id => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", id));
        });
    }

    [Theory]
    [InlineData("src/ScalingCheck/Checks", nameof(ICheckKind), nameof(KnownChecks))]
    [InlineData("src/ScalingCheck/Collect", nameof(IMetricFormat), nameof(KnownFormats))]
    [InlineData("src/ScalingCheck/Report", nameof(IReport), nameof(KnownReports))]
    [InlineData("src/ScalingCheck.Numerics/Laws", "ILawForm", nameof(KnownLaws))]
    public void Each_implementation_is_listed(string folder, string contract, string list)
    {
        var listed = Repository.Read($"{folder}/{list}.cs");
        var implementations = Repository.Names(folder, "*.cs").Where(name =>
            Repository.Read($"{folder}/{name}.cs").Contains($" class {name} : {contract}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(implementations);
        Assert.All(implementations, name => Assert.Contains($"new {name}()", listed, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Pages(string folder) => Repository.Names(folder, "*.md").Where(name => name != "README");
}
