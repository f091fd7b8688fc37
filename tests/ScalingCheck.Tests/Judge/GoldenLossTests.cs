using System.Globalization;

namespace ScalingCheck.Judge;

/// <summary>
/// A year of accepted baselines of a training run that is bit-exact (pytorch/torchtitan, commit b5bcd76c6): every update was
/// reviewed, with its reason in the subject of the commit. Replayed with the code standing still for four commits in between.
/// </summary>
public sealed class GoldenLossTests
{
    private const string Checks = """
        checks:
          golden-loss:
            kind: scaling-law
            form: power
            y: loss
            x: tokens
            gates: { level: { worse-by: 0 } }
        """;

    private const int Standing = 4;

    private static readonly int[] Steps = [5, 10, 20, 40, 60, 80, 100];

    public static TheoryData<string> Runs => ["llama3_cuda", "qwen3_moe_cuda", "llama3_rocm_mi350x", "qwen3_moe_rocm_mi350x"];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Each_update_is_seen_accepted_once_and_is_the_level_from_then_on(string run)
    {
        var updates = Read(run);
        Assert.True(updates.Count > 5);
        using var project = new Project(Checks);
        var accepted = new List<Acceptance>();
        for (var i = 0; i < updates.Count; i++)
        {
            var (name, rows) = (FormattableString.Invariant($"{updates[i].Commit}-{i}"), updates[i].Rows);
            var commit = project.Commits.AddToMain(name);
            RunVerdict Check() => project.Check(project.Run(commit), rows, accepted);
            if (i == 0)
            {
                Assert.Equal(Verdict.NoBaseline, Check().Verdict);
            }
            else
            {
                // Bit-exact on both sides: the sign of the change is the verdict.
                var worse = updates[i].Level > updates[i - 1].Level;
                var seen = Check();
                Assert.Equal(worse ? Verdict.Regressed : Verdict.Improved, seen.Verdict);
                Assert.Contains("exactly", seen.Checks[0].Reason, StringComparison.Ordinal);
                Assert.Equal(updates[i].Level - updates[i - 1].Level, seen.Checks[0].Gate("level").Worsening.Change, 1e-9);
                accepted.Add(new Acceptance
                {
                    Check = "golden-loss", Estimate = "level", Commit = commit, Reason = updates[i].Subject, Author = "reviewer", IsNewLevel = true,
                });
                var again = Check();
                Assert.Equal(ExitCode.Ok, again.ExitCode);
                if (worse) Assert.EndsWith("is accepted: " + updates[i].Subject, again.Checks[0].Reason, StringComparison.Ordinal);
            }

            for (var still = 1; still <= Standing; still++)
            {
                commit = project.Commits.AddToMain(FormattableString.Invariant($"{name}-{still}"));
                var same = Check();
                // Of the very first commit nobody can tell yet whether its digits repeat or were copied.
                Assert.Equal(i == 0 && still == 1 ? Verdict.Refused : Verdict.Pass, same.Verdict);
                Assert.Equal(still, same.Checks[0].Baseline!.Commits.Count);
                Assert.Empty(same.Diagnostics);
            }
        }
    }

    [Fact]
    public void An_update_that_nobody_accepts_is_never_absorbed()
    {
        // "align initialization with Qwen defaults": a loss at step 10 of 5.7 in place of 4.0.
        var updates = Read("qwen3_moe_cuda");
        var bad = updates.FindIndex(update => update.Commit == "031b84cf5");
        using var project = new Project(Checks);
        for (var still = 1; still <= Standing; still++)
            project.Check(project.Run(project.Commits.AddToMain(FormattableString.Invariant($"before-{still}"))), updates[bad - 1].Rows);
        for (var again = 1; again <= 6; again++)
        {
            var run = project.Check(project.Run(project.Commits.AddToMain(FormattableString.Invariant($"after-{again}"))), updates[bad].Rows);
            Assert.Equal(Verdict.Regressed, run.Verdict);
            Assert.Equal(again - 1, run.Checks[0].Baseline!.Distance);
        }
    }

    /// <summary>The versions of all hundred steps, as files that a run would write.</summary>
    private static List<Update> Read(string run)
    {
        var table = Csv(File.ReadLines(SharedData.Path("torchtitan_golden_loss/history.csv")).Skip(1)).Where(row => row[0] == run + ".txt");
        return [.. table.GroupBy(row => row[1]).Where(rows => rows.Count() == 100).Select(rows =>
        {
            var losses = rows.ToDictionary(row => int.Parse(row[4], CultureInfo.InvariantCulture), row => double.Parse(row[5], CultureInfo.InvariantCulture));
            var text = "tokens,loss\n" + string.Concat(Steps.Select(step => FormattableString.Invariant($"{step},{losses[step]:R}\n")));
            return new Update(rows.Key, rows.First()[3], text, Steps.Average(step => Math.Log(losses[step])));
        })];
    }

    // Subjects hold commas and quotes.
    private static IEnumerable<List<string>> Csv(IEnumerable<string> lines) => lines.Select(line =>
    {
        var fields = new List<string> { "" };
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) fields.Add("");
            else fields[^1] += c;
        }

        return fields;
    });

    private sealed record Update(string Commit, string Subject, string Rows, double Level);
}
