using System.Text.RegularExpressions;

namespace ScalingCheck.EndToEnd;

public sealed partial class DocsTests
{
    public static TheoryData<string> Pages => [.. Directory
        .EnumerateFiles(Checkout.Root, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Checkout.Root, path))
        .Where(path => !path.Split('/', '\\').Any(part => part is "bin" or "obj" or "replayed" or "artifacts" or "commits"))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_the_docs_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Checkout.File(page))!;
        foreach (Match link in Link().Matches(File.ReadAllText(Checkout.File(page))))
        {
            var target = link.Groups["target"].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal)) continue;
            var path = Path.Combine(folder, target);
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to {target}, which is not there.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_benchmark_that_the_docs_name_exists(string page)
    {
        var known = File.ReadAllText(Checkout.File("benchmarks", "ScalingCheck.Benchmarks", "KnownBenchmarks.cs"));
        foreach (Match command in Benchmark().Matches(File.ReadAllText(Checkout.File(page))))
            Assert.Contains($"\"{command.Groups["name"].Value}\"", known, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"benchmarks/ScalingCheck\.Benchmarks -- (?<name>[a-z][a-z-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Benchmark();
}
