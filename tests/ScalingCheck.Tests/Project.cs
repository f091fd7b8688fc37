using System.Globalization;
using System.Text;
using ScalingCheck.Configuration;
using ScalingCheck.History.Sqlite;
using ScalingCheck.Judge;

namespace ScalingCheck;

/// <summary>A project in a folder of its own: configuration, metric file, history, and commits that need no git.</summary>
internal sealed class Project : IDisposable
{
    public static readonly double[] Sizes = [1e3, 2e3, 4e3, 8e3, 1.6e4, 3.2e4];

    public const string Checks = """
        checks:
          sort-time:
            kind: complexity
            overhead: false
            y: time
            x: N
            gates: { slope: { worse-by: 2% }, level: { worse-by: 5% } }
        """;

    private readonly TempFolder _folder = new();
    private readonly Random _random = new(42);
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public Project(string checks = Checks)
    {
        var (settings, problems) = SettingsReader.Read(
            "version: 1\ncollect: [{ files: '*.csv' }]\n" + checks, "scaling-check.yml", _folder.Path, static _ => null);
        Settings = settings ?? throw new InvalidOperationException(string.Join('\n', problems));
        History = SqliteHistory.Open(_folder.File("history.db"));
    }

    public Settings Settings { get; set; }

    public SqliteHistory History { get; }

    public FakeCommits Commits { get; init; } = new();

    public DateTimeOffset Now => _now;

    public void Pass(TimeSpan time) => _now += time;

    /// <summary>The metric file of the next run; null: none was written.</summary>
    public void Write(string? csv)
    {
        if (csv is null) File.Delete(_folder.File("results.csv"));
        else File.WriteAllText(_folder.File("results.csv"), csv);
    }

    /// <summary>Times of n² code at the usual sizes with 1 % noise, times a factor.</summary>
    public string Times(double factor = 1, double exponent = 2, string label = "")
    {
        var text = new StringBuilder();
        foreach (var size in Sizes)
        {
            var time = factor * 1e-8 * Math.Pow(size, exponent) * Math.Exp(.01 * Cases.Normal(_random));
            text.Append(CultureInfo.InvariantCulture, $"{size},{time}{label}\n");
        }

        return text.ToString();
    }

    public MeasuredRun Run(string commit, string cpu = "Test 9000", bool uncommitted = false) => new()
    {
        Commit = commit,
        Branch = commit == Commits.Main ? "main" : "change",
        Uncommitted = uncommitted,
        Environment = new(NamedValues<string>.Of(("cpu", cpu), ("os", "linux 6"))),
        Time = _now,
        ToolVersion = "1.0.0",
    };

    /// <summary>Measures and judges a commit.</summary>
    public RunVerdict Check(string commit, string? rows = null, params IReadOnlyList<Acceptance> acceptances) =>
        Check(Run(commit), "N,time\n" + (rows ?? Times()), acceptances);

    public RunVerdict Check(MeasuredRun run, string? csv, params IReadOnlyList<Acceptance> acceptances)
    {
        _now += TimeSpan.FromMinutes(1);
        Write(csv);
        var pipeline = new Pipeline(Settings, History, Commits);
        return pipeline.Judge(pipeline.Record(run with { Time = _now }), acceptances);
    }

    /// <summary>Measures a commit without judging it, as <c>collect</c> does.</summary>
    public string Collect(string commit, string? rows = null, string cpu = "Test 9000")
    {
        _now += TimeSpan.FromMinutes(1);
        Write("N,time\n" + (rows ?? Times()));
        return new Pipeline(Settings, History, Commits).Record(Run(commit, cpu) with { Time = _now }).SnapshotId!;
    }

    /// <summary>A base branch of so many measured commits: m1, m2, ...</summary>
    public void Grow(int commits)
    {
        for (var i = 1; i <= commits; i++) Collect(Commits.AddToMain(FormattableString.Invariant($"m{i}")));
    }

    /// <summary>What was recorded of a commit, all runs of it.</summary>
    public List<string> Recorded(string commit, string gate) =>
        [.. History.Verdicts([.. History.Find([commit]).Select(snapshot => snapshot.Id)]).Where(verdict => verdict.Estimate == gate).Select(verdict => verdict.Verdict)];

    public void Dispose()
    {
        History.Dispose();
        _folder.Dispose();
    }
}
