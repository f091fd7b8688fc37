using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScalingCheck.Benchmarks.Stores;
using ScalingCheck.Checks;
using ScalingCheck.Configuration;
using ScalingCheck.History;
using ScalingCheck.Judge.Monitoring;
using ScalingCheck.Tool;

namespace ScalingCheck.Benchmarks.Pipeline;

/// <summary>A repository with a long line of measured and judged commits, and the results of one more run.</summary>
internal sealed class LongProject
{
    public const int Checks = 3;

    private static readonly double[] Sizes = [.. Enumerable.Range(10, 8).Select(power => Math.Pow(2, power))];

    private static readonly EnvironmentFingerprint Machine = EnvironmentProbe.Take([new("cpu", "bench")], Environment.GetEnvironmentVariable);

    private readonly string _folder;
    private readonly StoreOpener _store;
    private readonly List<string> _names;
    private readonly Settings _settings;
    private readonly IReadOnlyList<RecordedVerdict> _said;
    private int _recorded;

    /// <param name="commits">The most that will be recorded.</param>
    public LongProject(string folder, StoreOpener store, int commits)
    {
        (_folder, _store) = (folder, store);
        _names = Programs.CommitLine(folder, commits + 1);
        var text = new StringBuilder($"version: 1\nhistory: {store.Spec}\ncollect: [{{ files: results.csv }}]\nchecks:\n");
        for (var check = 0; check < Checks; check++)
            text.Append(CultureInfo.InvariantCulture, $"  c{check}: {{ kind: complexity, y: time_{check}, x: N, gates: {{ exponent: {{ worse-by: 0.05 }}, forecast@N=1e7: {{ worse-by: 10% }} }} }}\n");
        File.WriteAllText(Path.Combine(folder, "scaling-check.yml"), text.ToString());
        _settings = SettingsReader.Read(text.ToString(), "scaling-check.yml", folder, _ => null).Settings!;
        File.WriteAllText(Path.Combine(folder, "results.csv"), Results());
        _said = Said();
    }

    /// <summary>Records and judges commits until there are so many; the next one is the tip of main and not measured yet.</summary>
    public void Grow(int commits)
    {
        _store.Fill(_folder, Enumerable.Range(_recorded, commits - _recorded).Select(Judged));
        _recorded = commits;
        Programs.Git(_folder, "update-ref", "refs/heads/main", _names[commits]);
    }

    public void CheckOut(bool asChange)
    {
        if (asChange)
        {
            var change = Programs.Git(_folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", "-p", "main", "-m", "change", "main^{tree}").Trim();
            Programs.Git(_folder, "update-ref", "refs/heads/change", change);
        }

        Programs.Git(_folder, "symbolic-ref", "HEAD", asChange ? "refs/heads/change" : "refs/heads/main");
    }

    /// <summary>Milliseconds of opening repository and store, and of judging.</summary>
    public (double Open, double Judge) Judge()
    {
        var watch = Stopwatch.StartNew();
        var graph = GitCommitGraph.Open(_folder, out _)!;
        using var history = _store.Open(_folder);
        var open = watch.Elapsed.TotalMilliseconds;
        var pipeline = new ScalingCheck.Pipeline(_settings, history, graph);
        var recorded = pipeline.Record(new MeasuredRun
        {
            Commit = graph.Head, Branch = graph.CurrentBranch, Environment = Machine, Time = DateTimeOffset.UnixEpoch.AddMinutes(_recorded), ToolVersion = "benchmark", NoRecord = true,
        });
        watch.Restart();
        var verdict = pipeline.Judge(recorded, []);
        var judge = watch.Elapsed.TotalMilliseconds;
        if (verdict.Checks.Count != Checks || verdict.Checks.Any(check => check.Baseline is null))
            throw new InvalidOperationException("nothing was compared: " + string.Join("; ", verdict.Checks.Select(check => check.Reason)));
        return (open, judge);
    }

    /// <summary>The same as a process of its own.</summary>
    public void Check() => Programs.Tool(_folder, "check", "--no-record", "--environment", "cpu=bench");

    private JudgedRun Judged(int number)
    {
        var noise = new Normals((ulong)number);
        return new(Snapshot(number), id => _said.Select(said => said with
        {
            SnapshotId = id,
            Watched = said.Watched is null ? null : said.Watched with { Value = said.Watched.Value * (1 + (0.005 * noise.Next())) },
        }).ToList());
    }

    private Snapshot Snapshot(int number) => new()
    {
        Commit = _names[number],
        Parents = number > 0 ? [_names[number - 1]] : [],
        Branch = "main",
        Subject = "x",
        CommitTime = DateTimeOffset.UnixEpoch.AddMinutes(number),
        RunTime = DateTimeOffset.UnixEpoch.AddMinutes(number),
        Environment = Machine,
        ToolVersion = "benchmark",
        Observations = [.. Enumerable.Range(0, Checks).SelectMany(check => Sizes.Select(n => new Observation
        {
            Metric = $"time_{check}", Value = Value(n, check, number), Axes = NamedValues<double>.Of(("N", n)), Source = new("results.csv", 2, check + 2),
        }))],
    };

    /// <summary>What a run on the base branch says: the values that are watched stand in it, so that no commit has to be fitted again.</summary>
    private List<RecordedVerdict> Said()
    {
        var observations = Snapshot(0).Observations;
        return [.. _settings.Checks.SelectMany(gated =>
        {
            var kind = KnownChecks.Find(gated.Check.Kind)!;
            var series = SeriesSelection.Of(gated.Check, observations).Series[0];
            var check = kind.FixForm(gated.Check, series);
            var outcome = kind.Estimate(check, series, intervals: false);
            return gated.Gates.Select(gate => new RecordedVerdict("", gated.Check.Name, gate.Target, "pass", 0.01, 0.02,
                Watchable.Of(gate, check, outcome) is { } watchable ? new WatchedValue(watchable.ValueIn(outcome)!.Value, watchable.Settings) : null));
        })];
    }

    private static string Results()
    {
        var text = new StringBuilder("N,").AppendJoin(',', Enumerable.Range(0, Checks).Select(check => $"time_{check}")).Append('\n');
        foreach (var n in Sizes)
            text.AppendJoin(',', Enumerable.Range(0, Checks).Select(check => Value(n, check, -1)).Prepend(n).Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        return text.ToString();
    }

    private static double Value(double n, int check, int commit) =>
        1e-8 * Math.Pow(n, 1.1) * Math.Exp(0.01 * new Normals((ulong)((check * 100_003) + ((commit + 1) * 31) + (int)n)).Next());
}
