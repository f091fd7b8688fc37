using System.Globalization;
using System.Text;
using ScalingCheck.History;

namespace ScalingCheck.Tool;

/// <summary>A real git repository with a configuration whose commits can be "benchmarked": times of a sort with known growth.</summary>
internal sealed class BenchmarkedRepository : IDisposable
{
    public const string Config = """
        version: 1
        collect:
          - files: results/*.csv
        checks:
          sort-time:
            kind: complexity
            y: time
            x: N
            gates:
              exponent: { worse-by: 0.05 }
              forecast@N=1e7: { worse-by: 25% }
        """;

    private readonly GitRepository _git = new();

    public BenchmarkedRepository(int recorded = 8)
    {
        Write("scaling-check.yml", Config);
        Write(".gitignore", "results/\n.scaling-check/history.db*\n");
        _git.Git("add", ".");
        for (var commit = 0; commit < recorded; commit++)
        {
            Commit($"change {commit}");
            Measure(exponent: 1.1, seed: commit);
            Assert.Equal(ExitCode.Ok, Run("collect").ExitCode);
        }
    }

    public string Path => _git.Path;

    public string Commit(string subject) => _git.Commit(subject);

    public void Branch(string name) => _git.Git("checkout", "--quiet", "-b", name);

    public string Git(params string[] arguments) => _git.Git(arguments);

    public GitRepository Clone(params string[] options) => _git.Clone(options);

    /// <summary>Writes what a benchmark run would: the time at 1,024 is the same whatever the exponent.</summary>
    public void Measure(double exponent, int seed, string name = "time") => Write("results/sort.csv", Table(exponent, seed, name));

    public static string Table(double exponent, int seed, string name)
    {
        var random = new Random(seed);
        var runner = 1 + 0.02 * (random.NextDouble() - 0.5);
        var text = new StringBuilder($"N,{name}\n");
        for (var n = 1024; n <= 131072; n *= 2)
        {
            var time = 1e-4 * runner * Math.Pow(n / 1024.0, exponent) * (1 + 0.01 * (random.NextDouble() - 0.5));
            text.Append(CultureInfo.InvariantCulture, $"{n},{time}\n");
        }

        return text.ToString();
    }

    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public ToolRun Run(params string[] arguments) => ToolRun.In(Path, arguments);

    public void Dispose() => _git.Dispose();
}
