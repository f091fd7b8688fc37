using System.Globalization;

namespace ScalingCheck.Tool.Tests.Verbs;

public sealed class InitVerbTests : IDisposable
{
    private const string Config = "scaling-check.yml";

    private readonly string _folder = Directory.CreateTempSubdirectory("scaling-check-init-").FullName;
    private readonly StringWriter _out = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _out.Dispose();
        _error.Dispose();
    }

    private int Run(params string[] args) => CommandLine.Run(args, new Terminal
    {
        Out = _out,
        Error = _error,
        Variable = _ => null,
        Clock = TimeProvider.System,
        Directory = _folder,
    });

    private void WriteTable(string relative)
    {
        var path = Path.Combine(_folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var rows = new[] { 1e3, 3e3, 1e4, 3e4, 1e5, 3e5 }.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size},{2 + 20 * Math.Pow(size, -0.3) * (1 + 0.002 * Math.Sin(size))}"));
        File.WriteAllText(path, "params,val_loss\n" + string.Join('\n', rows) + "\n");
    }

    private string Read(string relative) => File.ReadAllText(Path.Combine(_folder, relative));

    [Fact]
    public void A_configuration_is_written_that_check_runs()
    {
        WriteTable("runs/loss.csv");
        Assert.Equal(0, Run("init"));
        Assert.Contains("val-loss: val_loss against params (scaling-law)", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("Wrote scaling-check.yml with 1 check that works", _out.ToString(), StringComparison.Ordinal);
        Assert.Equal("", _error.ToString());

        Assert.Equal(0, Run("check", "--baseline", "none", "--no-record"));
        Assert.Contains("no-baseline  val-loss", _out.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run("check", "--baseline", "none", "--no-record", "--fail-on", "regression"));
    }

    [Fact]
    public void An_existing_configuration_is_not_touched_without_force()
    {
        WriteTable("loss.csv");
        File.WriteAllText(Path.Combine(_folder, Config), "mine");
        Assert.Equal(2, Run("init"));
        Assert.Equal("mine", Read(Config));
        Assert.Contains("SC3014", _error.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, Run("init", "--force"));
        Assert.Contains("val_loss", Read(Config), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_when_no_file_holds_metrics()
    {
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "nothing here");
        Assert.Equal(3, Run("init"));
        Assert.Contains("SC2010", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("trainer-state", _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, Config)));
    }

    [Fact]
    public void What_cannot_be_used_is_named_when_nothing_scales()
    {
        File.WriteAllText(Path.Combine(_folder, "few.csv"), "params,loss\n1000,3\n2000,2.9\n");
        Assert.Equal(3, Run("init"));
        Assert.Contains("few.csv: 'loss' has no size with 4 values or more", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("SC2011", _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, Config)));
    }

    [Fact]
    public void Patterns_are_relative_to_the_configuration_that_is_named()
    {
        WriteTable("ml/runs/loss.csv");
        WriteTable("other/loss.csv");
        Assert.Equal(0, Run("init", "--config", "ml/watch.yml"));
        Assert.Contains("- files: runs/loss.csv", Read("ml/watch.yml"), StringComparison.Ordinal);
        Assert.Contains("check --baseline none --no-record --config ml/watch.yml", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_named_directory_is_looked_at()
    {
        WriteTable("a/loss.csv");
        WriteTable("b/loss.csv");
        Assert.Equal(0, Run("init", "b"));
        Assert.Contains("- files: b/loss.csv", Read(Config), StringComparison.Ordinal);
        Assert.DoesNotContain("a/loss.csv", Read(Config), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_outside_the_configuration_is_a_mistake()
    {
        Assert.Equal(2, Run("init", ".."));
        Assert.Contains("is not inside the folder of the configuration", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_is_not_mentioned_when_git_ignores_it()
    {
        WriteTable("loss.csv");
        File.WriteAllText(Path.Combine(_folder, ".gitignore"), "bin/\n.scaling-check/history.db*\n");
        Assert.Equal(0, Run("init"));
        Assert.DoesNotContain(".gitignore", _out.ToString(), StringComparison.Ordinal);
    }
}
