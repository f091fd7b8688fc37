using ScalingCheck.Collect.Paths;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>The front of the Collect stage: rules in, observations out, in an order that no thread can change.</summary>
internal static class Collector
{
    /// <summary>Reads what the rules name, inside the base directory only.</summary>
    public static Collected Collect(
        IReadOnlyList<CollectRule> rules, string baseDirectory, CollectOptions? options = null, CancellationToken cancel = default)
    {
        var diagnostics = new List<Diagnostic>();
        var jobs = new List<(CollectRule Rule, FileMatch File)>();
        foreach (var rule in rules)
        {
            if (!FilePattern.TryParse(rule.Files, baseDirectory, rule.At, out var pattern, out var problem))
            {
                diagnostics.Add(problem);
                continue;
            }

            if (MissingWildcard(rule, pattern) is { } missing)
            {
                diagnostics.Add(missing);
                continue;
            }

            var files = pattern.Find(baseDirectory);
            if (files.Count == 0) diagnostics.Add(Catalogue.NoFilesMatch(rule.Files, rule.At));
            jobs.AddRange(files.Select(file => (rule, file)));
        }

        var collected = Run(jobs, diagnostics, options ?? new(), cancel);
        return collected with { Files = [.. collected.Files.Select((file, i) => file with { Rule = IndexOf(rules, jobs[i].Rule) })] };
    }

    /// <summary>Reads files that the user named on the command line, wherever they are; <c>Files</c> of the rule is not used.</summary>
    public static Collected ReadFiles(
        IReadOnlyList<string> paths, CollectRule rule, CollectOptions? options = null, CancellationToken cancel = default) =>
        Run([.. paths.Select(path => (rule, new FileMatch(path, path, [])))], [], options ?? new(), cancel);

    private static Collected Run(
        List<(CollectRule Rule, FileMatch File)> jobs, List<Diagnostic> diagnostics, CollectOptions options, CancellationToken cancel)
    {
        var budget = new ObservationBudget(options.Limit);
        var results = new FileReading[jobs.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Parallelism), CancellationToken = cancel };
        Parallel.For(0, jobs.Count, parallel, i => results[i] = FileReading.Of(jobs[i].Rule, jobs[i].File, options, budget, cancel));

        if (budget.Exceeded)
        {
            // Which file went over depends on the threads; that it was too much does not, so nothing else is said.
            diagnostics.Add(Catalogue.TooManyObservations(options.Limit));
            return new Collected([], diagnostics, []);
        }

        var observations = results.SelectMany(result => result.Observations).ToList();
        if (jobs.DistinctBy(job => job.File.FullPath).Count() < jobs.Count) observations = OnlyOnce(observations);
        diagnostics.AddRange(results.SelectMany(result => result.Diagnostics));
        diagnostics.AddRange(Copies.Find(observations));
        // An unknown format is the same mistake for each of its files.
        return new Collected(observations, [.. diagnostics.Distinct()], [.. results.Select(result => result.File)]);
    }

    private static int IndexOf(IReadOnlyList<CollectRule> rules, CollectRule rule) =>
        Enumerable.Range(0, rules.Count).First(index => ReferenceEquals(rules[index], rule));

    private static Diagnostic? MissingWildcard(CollectRule rule, FilePattern pattern)
    {
        foreach (var (name, template) in rule.Labels.Concat(rule.Axes))
        {
            var number = FileMatch.HighestReference(template);
            if (number <= pattern.Wildcards) continue;
            return Catalogue.InvalidPattern(rule.Files, FormattableString.Invariant(
                $"'{name}' asks for {{{number}}}, but the pattern has {pattern.Wildcards} wildcards (* or **)"), rule.At);
        }

        return null;
    }

    /// <summary>A file that two rules match is one file: what they read alike from the same place counts once.</summary>
    private static List<Observation> OnlyOnce(IEnumerable<Observation> observations)
    {
        var seen = new HashSet<Observation>();
        return [.. observations.Where(seen.Add)];
    }
}
