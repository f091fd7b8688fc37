using ScalingCheck.Numerics.ChangePoints;
using ScalingCheck.Numerics.Processes;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>How long the base branch has been worse, beside how long its own noise stays worse.</summary>
/// <param name="Length">Commits in a row.</param>
/// <param name="Level">In standard deviations from the median of the commits before, on the worse side.</param>
/// <param name="Limit">The length that counts; null when no length does.</param>
/// <param name="Recurrence">Noise alone does this once in so many commits.</param>
/// <param name="Counts">True when it lasts as long as the limit.</param>
/// <param name="Noise">The model of the noise, for the reader: <c>AR(1) 0.60, n = 200</c>.</param>
internal sealed record WatchedExcursion(int Length, double Level, int? Limit, double Recurrence, bool Counts, string Noise)
{
    /// <summary>Below, noise does it every few commits: not worth a word.</summary>
    private const int Shortest = 3;

    private const int Steps = 100_000;

    /// <summary>The commits before that the noise is learnt from.</summary>
    private const int Longest = 200;

    /// <summary>The excursion that the newest commit is in; null when there is none to speak of, or the history cannot tell.</summary>
    /// <param name="values">The values of one level, larger is worse, oldest first.</param>
    /// <param name="start">Where a change was noticed, if one was: what follows is the excursion.</param>
    /// <param name="alarmsPerCommit">The share of the budget of this series.</param>
    public static WatchedExcursion? Of(ReadOnlySpan<double> values, int? start, double alarmsPerCommit, ExcursionSettings settings)
    {
        if (settings.Action == ExcursionAction.Off) return null;
        var first = start ?? RunAboveMedian(values);
        if (values.Length - first < (start is null ? Shortest : 1)) return null;
        var result = Persistence.Of(values[Math.Max(0, first - Longest)..first], values[first..], new PersistenceOptions
        {
            Levels = settings.Levels, Alpha = alarmsPerCommit, Draws = 0, MonteCarloSteps = Steps, Threads = 1, Strict = settings.Strict,
        });
        return result.Current is not { } current ? null : new WatchedExcursion(
            current.Length, current.Level, current.Limit == int.MaxValue ? null : current.Limit, current.RecurrenceValues, current.Counts,
            FormattableString.Invariant($"{result.Model!.Name}, n = {result.Count}"));
    }

    /// <summary><c>7 commits in a row worse than the median before: noise of this history does this once in 400 commits; 15 count</c></summary>
    public string Sentence
    {
        get
        {
            var where = Level == 0 ? "worse than the median before" : FormattableString.Invariant($"worse than {Level:0.##} sd above the median before");
            var limit = Limit is { } length ? FormattableString.Invariant($"{length} count") : "no length counts";
            return FormattableString.Invariant($"{Length} {(Length == 1 ? "commit" : "commits in a row")} {where}: ") +
                   $"noise of this history does this once in {NumberText.Short(Recurrence, 2)} commits; {limit} ({Noise})";
        }
    }

    /// <summary>The excursion as a change of level that began with it.</summary>
    public DetectedChange AsChange(ReadOnlySpan<double> values)
    {
        var at = values.Length - Length;
        var (before, after) = (Middle.Of(values[..at]), Middle.Of(values[at..]));
        return new DetectedChange(
            at, values.Length - 1, [at], IsWorse: true, before, after, (after - before) / Middle.Deviation(values[..at]), Length, Limit ?? Length);
    }

    private static int RunAboveMedian(ReadOnlySpan<double> values)
    {
        var median = Middle.Of(values);
        var first = values.Length;
        while (first > 0 && values[first - 1] > median) first--;
        return first;
    }
}
