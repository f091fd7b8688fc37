using System.Text.RegularExpressions;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class LibraryPageTests
{
    private static readonly string[] Examples =
        [.. typeof(LibraryExample).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LibraryExample))).Select(type => type.Name)];

    [Fact]
    public void Every_program_of_the_page_is_compiled_and_run_here()
    {
        var page = File.ReadAllText(LibraryExample.Repository("docs", "library.md")).ReplaceLineEndings("\n");
        var named = Regex.Matches(page, @"<!-- (?<name>\w+) -->\n```csharp\n", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value);

        Assert.Equal(Examples.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.Equal(Examples.Length, page.Split("```csharp").Length - 1);
    }

    [Fact]
    public void The_package_shows_the_first_of_them()
    {
        var page = File.ReadAllText(LibraryExample.Repository("docs", "library.md")).ReplaceLineEndings("\n");
        var readme = File.ReadAllText(LibraryExample.Repository("src", "ScalingCheck.Numerics", "README.md")).ReplaceLineEndings("\n");

        Assert.Contains(Program(page), readme, StringComparison.Ordinal);
    }

    /// <summary>The first program with what it prints.</summary>
    private static string Program(string page)
    {
        var start = page.IndexOf("```csharp", StringComparison.Ordinal);
        var output = page.IndexOf("```text", start, StringComparison.Ordinal);
        return page[start..page.IndexOf("```\n", output + 3, StringComparison.Ordinal)];
    }
}
