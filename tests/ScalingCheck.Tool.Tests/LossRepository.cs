using System.Globalization;
using ScalingCheck.History;

namespace ScalingCheck.Tool;

/// <summary>A real git repository of which each commit has one final loss, around 3.28 with a scatter of 0.04 %.</summary>
public sealed class LossRepository : IDisposable
{
    public const double Deviation = .0004;

    private readonly GitRepository _git = new();
    private readonly Random _random = new(3);

    public LossRepository()
    {
        Write("scaling-check.yml", """
            version: 1
            collect: { files: runs/*.csv }
            checks:
              final-loss:
                kind: metric
                y: val_loss
                gates: { mean: { worse-by: 0.03% } }
            """);
        Write(".gitignore", "runs/\n.scaling-check/history.db*\n");
        _git.Git("add", ".");
    }

    public string Path => _git.Path;

    /// <summary>Commits, measures and runs a verb, so many times.</summary>
    /// <returns>The commits, oldest first.</returns>
    internal List<string> Grow(int commits, double factor = 1, string verb = "collect")
    {
        var names = new List<string>();
        for (var i = 0; i < commits; i++)
        {
            names.Add(Commit("change"));
            Measure(factor);
            Run(verb);
        }

        return names;
    }

    internal string Commit(string subject) => _git.Commit(subject);

    internal void Measure(double factor = 1)
    {
        var noise = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        Write("runs/final.csv", string.Create(CultureInfo.InvariantCulture, $"val_loss\n{3.28 * factor * (1 + Deviation * noise):F4}\n"));
    }

    internal void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    internal ToolRun Run(params string[] arguments) => ToolRun.In(Path, arguments);

    public void Dispose() => _git.Dispose();
}
