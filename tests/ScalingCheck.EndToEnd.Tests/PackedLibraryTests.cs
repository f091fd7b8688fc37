using System.Text.RegularExpressions;

namespace ScalingCheck.EndToEnd;

/// <summary>ScalingCheck.Numerics as a program gets it that has never seen the checkout.</summary>
[Collection(nameof(PackedTool))]
public sealed partial class PackedLibraryTests(PackedTool tool) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_program_of_its_readme_prints_what_the_readme_says()
    {
        tool.Pack("src/ScalingCheck.Numerics");
        // Its own dependency comes from the packages that this checkout was restored from.
        var known = Command.Run(Checkout.Root, "dotnet", "nuget", "locals", "global-packages", "--list").Succeeded().Out.Split(": ", 2)[1].Trim();
        File.WriteAllText(_folder.File("nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{tool.Feed}" /><add key="known" value="{known}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{_folder.File("packages")}" /></config>
            </configuration>
            """);
        File.WriteAllText(_folder.File("Curves.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="ScalingCheck.Numerics" Version="{tool.Version}" /></ItemGroup>
            </Project>
            """);
        var readme = Program().Match(File.ReadAllText(Checkout.File("src", "ScalingCheck.Numerics", "README.md")).ReplaceLineEndings("\n"));
        File.WriteAllText(_folder.File("Program.cs"), readme.Groups["program"].Value);

        var run = Command.Run(_folder.Path, "dotnet", "run").Succeeded();

        Assert.Equal(readme.Groups["output"].Value, run.Out.ReplaceLineEndings("\n"));
        var package = Directory.EnumerateFiles(_folder.File("packages/scalingcheck.numerics"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();
        Assert.Contains("ScalingCheck.Numerics.xml", package);
        Assert.Contains("README.md", package);
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"```csharp\n(?<program>[^`]*)```\n\n```text\n(?<output>[^`]*)```\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Program();
}
