using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ScalingCheck.Numerics.Laws;
using Assembly = System.Reflection.Assembly;

namespace ScalingCheck.Tests.Architecture;

/// <summary>Data flows one way: Collect → History → Checks → Judge → Report. A stage never names a later one.</summary>
public sealed class StageTests
{
    private static readonly Assembly Core = typeof(Pipeline).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Types = new ArchLoader().LoadAssemblies(Core, typeof(KnownLaws).Assembly).Build();

    [Theory]
    [InlineData("Diagnostics", "")]
    [InlineData("Collect", "Diagnostics")]
    [InlineData("History", "Diagnostics Collect")]
    [InlineData("Checks", "Diagnostics Collect History")]
    [InlineData("Planning", "Diagnostics Collect History Checks")]
    [InlineData("Judge", "Diagnostics Collect History Checks Planning")]
    [InlineData("Report", "Diagnostics Collect History Checks Planning Judge")]
    [InlineData("Configuration", "Diagnostics Collect Checks Planning Judge History")]
    public void A_stage_sees_only_those_before_it(string stage, string before)
    {
        var allowed = before.Split(' ').Append(stage).ToHashSet();
        Assert.Empty(Uses(stage).Where(use => StageOf(use.Used) is { } used && !allowed.Contains(used)).Select(Show));
    }

    [Theory]
    [InlineData("Diagnostics")]
    [InlineData("Collect")]
    [InlineData("History")]
    [InlineData("Checks")]
    [InlineData("Planning")]
    [InlineData("Judge")]
    [InlineData("Report")]
    [InlineData("Configuration")]
    public void No_stage_names_the_whole_program(string stage)
    {
        string[] program = [nameof(Pipeline), nameof(Docket), nameof(Trends)];
        Assert.Empty(Uses(stage).Where(use => program.Contains(use.Used.Name)).Select(Show));
    }

    [Fact]
    public void Every_namespace_is_a_stage()
    {
        var known = new[] { "Checks", "Collect", "Configuration", "Diagnostics", "History", "Judge", "Planning", "Rehearsal", "Report" };
        Assert.Equal(known, OwnTypes().Select(StageOf).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_check_sees_what_it_is_to_forbid() =>
        // A guard on the guard: the judge uses the checks, in signatures and in bodies.
        Assert.Contains(Uses("Judge"), use => StageOf(use.Used) == "Checks");

    [Fact]
    public void The_mathematics_knows_nothing_of_the_pipeline_and_the_pipeline_nothing_of_the_tool()
    {
        Assert.DoesNotContain("ScalingCheck", References(typeof(KnownLaws).Assembly));
        Assert.Contains("ScalingCheck.Numerics", References(Core));
        Assert.DoesNotContain("scaling-check", References(Core));
    }

    [Theory]
    [InlineData("ScalingCheck.Numerics", "")]
    [InlineData("ScalingCheck", "ScalingCheck.Numerics")]
    [InlineData("ScalingCheck.Postgres", "ScalingCheck")]
    [InlineData("ScalingCheck.Tool", "ScalingCheck ScalingCheck.Postgres")]
    public void A_project_refers_to_the_one_below_it(string project, string expected)
    {
        var document = System.Xml.Linq.XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj"));
        var references = document.Descendants("ProjectReference").Select(node => Path.GetFileNameWithoutExtension(node.Attribute("Include")!.Value));
        Assert.Equal(expected, string.Join(" ", references));
    }

    private static IEnumerable<IType> OwnTypes() => Types.Types.Where(type => type.FullName.StartsWith("ScalingCheck.", StringComparison.Ordinal));

    private static IEnumerable<(IType User, IType Used)> Uses(string stage) =>
        OwnTypes().Where(type => StageOf(type) == stage).SelectMany(type => type.Dependencies.Select(dependency => (type, dependency.Target)));

    /// <summary>The folder of a type of the pipeline; null for the root, for the mathematics and for everything else.</summary>
    private static string? StageOf(IType type)
    {
        var parts = type.FullName.Split('.', '+', '/');
        return parts.Length > 2 && parts[0] == "ScalingCheck" && parts[1] != "Numerics" &&
            type.Namespace.FullName.StartsWith("ScalingCheck." + parts[1], StringComparison.Ordinal) ? parts[1] : null;
    }

    private static string Show((IType User, IType Used) use) => $"{use.User.FullName} uses {use.Used.FullName}";

    private static IEnumerable<string?> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name);
}
