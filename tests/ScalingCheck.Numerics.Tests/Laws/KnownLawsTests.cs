using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Laws;

public sealed class KnownLawsTests
{
    [Fact]
    public void Each_law_is_found_by_its_id() =>
        Assert.All(KnownLaws.All, law => Assert.Same(law, KnownLaws.Find(law.Id)));

    [Fact]
    public void Each_law_has_a_property_called_like_its_id()
    {
        var properties = typeof(KnownLaws).GetProperties().Where(p => p.PropertyType == typeof(IScalingLaw)).ToDictionary(
            p => string.Concat(p.Name.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"))[1..], p => p.GetValue(null));

        Assert.Equal(KnownLaws.All.Count, properties.Count);
        Assert.All(KnownLaws.All, law => Assert.Same(law, properties[law.Id]));
    }

    [Fact]
    public void Without_options_a_fit_is_the_default_one() => Assert.All(
        KnownLaws.PowerConstant.Fit(new(SetA.X, SetA.Y)).Parameters.Zip(
            KnownLaws.PowerConstant.Fit(new(SetA.X, SetA.Y), new() { Level = .95 }).Parameters),
        pair => Assert.Equal(pair.First, pair.Second));

    [Fact]
    public void An_unknown_name_finds_nothing() => Assert.Null(KnownLaws.Find("Power"));

    [Fact]
    public void Each_law_says_in_its_id_only_what_a_config_can_hold() =>
        Assert.All(KnownLaws.All, law => Assert.Matches("^[a-z][a-z0-9-]*$", law.Id));

    [Fact]
    public void Each_law_refuses_points_it_cannot_use_instead_of_throwing()
    {
        double[][] hostile = [[], [1], [0, 0, 0, 0, 0, 0, 0], [1e-300, 1e300, 1, 2, 3, 4, 5], [double.NaN, 1, 2, 3, 4, 5, 6]];
        foreach (var law in KnownLaws.All)
        {
            foreach (var values in hostile)
            {
                foreach (var axes in new[] { 1, 2 })
                {
                    var data = new FitData([.. Enumerable.Repeat(values, axes)], values);
                    var fit = law.Fit(data, new FitOptions { ForecastAt = [[2], [2, 2], []] });
                    Assert.True(fit.Refusal is null || fit.Parameters.Count == 0);
                    Assert.Equal(law.Id, fit.Law);
                }
            }
        }
    }

    [Fact]
    public void Each_law_has_a_test_file_and_a_page()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "ScalingCheck.sln"))) root = root.Parent;
        var pages = Path.Combine(root.FullName, "docs", "laws");
        var index = File.ReadAllText(Path.Combine(pages, "README.md"));

        string[] missing =
        [
            .. KnownLaws.All.Where(law => !File.Exists(Path.Combine(pages, law.Id + ".md")))
                .Select(law => $"docs/laws/{law.Id}.md: the page of the law"),
            .. KnownLaws.All.Where(law => !index.Contains($"[{law.Id}]({law.Id}.md) | {law.Equation} |", StringComparison.Ordinal))
                .Select(law => $"docs/laws/README.md: the row of {law.Id}, {law.Equation}"),
            .. KnownLaws.All.Where(law => !IsTested(law))
                .Select(law => $"tests/ScalingCheck.Numerics.Tests/Laws/{law.GetType().Name}Tests.cs: its tests"),
        ];

        Assert.Empty(missing);
    }

    private static bool IsTested(IScalingLaw law) =>
        typeof(KnownLawsTests).Assembly.GetType($"ScalingCheck.Numerics.Tests.Laws.{law.GetType().Name}Tests") is not null;
}
