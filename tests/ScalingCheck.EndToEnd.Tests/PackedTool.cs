using System.Runtime.InteropServices;

namespace ScalingCheck.EndToEnd;

/// <summary>The tool as a user gets it: packed for this platform, installed from a folder, outside the checkout.</summary>
public sealed class PackedTool : IDisposable
{
    private readonly TempFolder _folder = new();

    public PackedTool()
    {
        // A version of its own every time, or the package cache would serve an old one.
        Version = $"0.0.0-e2e.{DateTime.UtcNow.Ticks}";
        Feed = Directory.CreateDirectory(_folder.File("feed")).FullName;
        Pack("src/ScalingCheck.Tool");
        File.WriteAllText(_folder.File("nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{_folder.File("packages")}" /></config>
            </configuration>
            """);
        Command.Run(_folder.Path, "dotnet", "tool", "install", "dotnet-scaling-check", "--version", Version,
            "--tool-path", _folder.File("tool"), "--configfile", _folder.File("nuget.config")).Succeeded();
        Executable = _folder.File(OperatingSystem.IsWindows() ? "tool/dotnet-scaling-check.exe" : "tool/dotnet-scaling-check");
    }

    public string Version { get; }

    public string Executable { get; }

    /// <summary>The folder that packages are packed into.</summary>
    public string Feed { get; }

    public string NuGetConfig => _folder.File("nuget.config");

    /// <summary>Packs a project under <see cref="Version"/> into <see cref="Feed"/>; what was built for another is built.</summary>
    public void Pack(string project) => Command.Run(
        Checkout.Root, "dotnet", "pack", project, "--configuration", "Release", "--output", Feed,
        $"-p:MinVerVersionOverride={Version}", $"-p:ToolPlatforms=\"{RuntimeInformation.RuntimeIdentifier};any\"",
        "--artifacts-path", _folder.File("artifacts"), "--nologo").Succeeded();

    public void Dispose() => _folder.Dispose();
}
