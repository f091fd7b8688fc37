using System.Globalization;
using System.Text.RegularExpressions;

namespace ScalingCheck.Numerics.Tests.Examples;

/// <summary>
/// A program of docs/library.md: the usings of its file and the statements between <c>// begin</c> and <c>// end</c>, followed
/// by what they print. With SCALINGCHECK_UPDATE_SNAPSHOTS=1 the page is written instead: look at the difference before you
/// commit it.
/// </summary>
public abstract partial class LibraryExample
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("SCALINGCHECK_UPDATE_SNAPSHOTS") == "1";

    private static readonly Lock WhileThePageIsWritten = new();

    [Fact]
    public void The_page_shows_this_code_and_what_it_prints()
    {
        var expected = $"```csharp\n{Code()}\n```\n\n```text\n{Output()}```\n";
        lock (WhileThePageIsWritten)
        {
            var page = File.ReadAllText(Repository("docs", "library.md")).ReplaceLineEndings("\n");
            var place = Blocks().Matches(page).SingleOrDefault(block => block.Groups["name"].Value == GetType().Name);
            Assert.True(place is not null, $"docs/library.md has no place for <!-- {GetType().Name} --> with its two blocks.");
            var shown = place.Groups["blocks"];
            if (Update) File.WriteAllText(Repository("docs", "library.md"), page[..shown.Index] + expected + page[(shown.Index + shown.Length)..]);
            else Assert.Equal(expected, shown.Value);
        }
    }

    /// <summary>The program.</summary>
    protected abstract void Run();

    private string Code()
    {
        var lines = File.ReadAllLines(Repository("tests", "ScalingCheck.Numerics.Tests", "Examples", GetType().Name + ".cs"));
        var usings = lines.TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal));
        var statements = lines.SkipWhile(line => line.Trim() != "// begin").Skip(1).TakeWhile(line => line.Trim() != "// end").ToList();
        const int Indent = 8;
        return string.Join('\n', [.. usings, "", .. statements.Select(line => line.Length > Indent ? line[Indent..] : "")]);
    }

    private string Output()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Console.Lines = new();
            Run();
            return Console.Lines.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    internal static string Repository(params string[] parts)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "ScalingCheck.sln"))) root = root.Parent;
        return Path.Combine([root.FullName, .. parts]);
    }

    [GeneratedRegex(@"<!-- (?<name>\w+) -->\n(?<blocks>```csharp\n[^`]*```\n\n```text\n[^`]*```\n)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
