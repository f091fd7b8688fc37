namespace ScalingCheck.EndToEnd;

[Collection(nameof(PackedTool))]
public sealed class PackedToolTests(PackedTool tool) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_installed_tool_knows_its_version() =>
        Assert.StartsWith(tool.Version, Command.Run(_folder.Path, tool.Executable, "--version").Succeeded().Out, StringComparison.Ordinal);

    [Fact]
    public void From_a_manifest_it_is_dotnet_scaling_check()
    {
        File.Copy(tool.NuGetConfig, _folder.File("nuget.config"));
        Command.Run(_folder.Path, "dotnet", "new", "tool-manifest").Succeeded();
        Command.Run(_folder.Path, "dotnet", "tool", "install", "dotnet-scaling-check", "--version", tool.Version).Succeeded();

        Assert.StartsWith(tool.Version, Command.Run(_folder.Path, "dotnet", "scaling-check", "--version").Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void It_fits_a_file_and_keeps_stdout_for_the_result()
    {
        File.WriteAllText(_folder.File("times.csv"), "N,time\n1000,1\n2000,2.01\n4000,3.99\n8000,8.02\n");

        var run = Command.Run(_folder.Path, tool.Executable, "fit", "times.csv", "--kind", "complexity", "--y", "time", "--x", "N", "--json").Succeeded();

        Assert.StartsWith("{", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_wrong_option_is_exit_code_2_with_an_empty_stdout()
    {
        var run = Command.Run(_folder.Path, tool.Executable, "check", "--no-such-option");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("--no-such-option", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_records_and_checks_in_a_fresh_repository()
    {
        File.WriteAllText(_folder.File("scaling-check.yml"), """
            version: 1
            collect: [{ files: times.csv }]
            checks: { sort: { kind: complexity, y: time, x: N, gates: { exponent: { max: 1.5 } } } }
            """);
        File.WriteAllText(_folder.File("times.csv"), "N,time\n1000,1\n2000,4.01\n4000,15.99\n8000,64.2\n");
        Command.Run(_folder.Path, "git", "init", "--quiet").Succeeded();
        Command.Run(_folder.Path, "git", "add", ".").Succeeded();
        Command.Run(_folder.Path, "git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", "First").Succeeded();

        var run = Command.Run(_folder.Path, tool.Executable, "check");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("REGRESSED", run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File(".scaling-check/history.db")));
    }

    public void Dispose() => _folder.Dispose();
}
