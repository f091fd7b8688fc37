using ScalingCheck.Collect;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Which of the numbers of a file are metrics to watch: those whose name says which way is good.</summary>
internal static class MetricRanking
{
    private static readonly HashSet<string> LossWords = ["loss", "losses", "xent", "nll", "perplexity", "ppl", "bpb", "bpc"];

    private static readonly HashSet<string> HeldOutWords = ["eval", "val", "valid", "validation", "test", "dev", "heldout", "final", "pile"];

    private static readonly HashSet<string> ErrorWords = ["error", "errors", "err", "mse", "rmse", "mae", "mape", "wer", "cer", "fid", "lpips"];

    private static readonly HashSet<string> TimeWords =
    [
        "time", "duration", "latency", "runtime", "elapsed", "seconds", "milliseconds", "microseconds", "nanoseconds", "ms", "ns", "us",
    ];

    private static readonly HashSet<string> MemoryWords = ["allocated", "allocations", "bytes", "memory", "rss"];

    // The error bar of a metric has the metric's name in it.
    private static readonly HashSet<string> SpreadWords = ["std", "sem", "stderr", "sd", "var", "variance", "lower", "upper", "ci"];

    /// <summary>The candidates, the likeliest first; equals stay in the order of the file.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names) =>
        [.. names.Select(name => (Name: name, Tier: TierOf(name))).Where(pair => pair.Tier is not null).OrderBy(pair => pair.Tier).Select(pair => pair.Name)];

    public static MetricTier? TierOf(string name)
    {
        var direction = MetricDirection.Infer(name);
        var words = NameWords.Of(name);
        if (direction == Direction.Unknown || words.Any(SpreadWords.Contains)) return null;
        if (direction == Direction.Higher) return MetricTier.Higher;
        if (words.Any(LossWords.Contains))
        {
            return words.Any(HeldOutWords.Contains) ? MetricTier.HeldOutLoss
                : words.Contains("train") || words.Contains("training") ? MetricTier.TrainingLoss : MetricTier.Loss;
        }

        if (words.Any(ErrorWords.Contains)) return MetricTier.Error;
        if (words.Any(TimeWords.Contains)) return MetricTier.Time;
        return words.Any(MemoryWords.Contains) ? MetricTier.Memory : MetricTier.OtherLower;
    }

    /// <summary>Why it was chosen, in a few words.</summary>
    public static string Reason(MetricTier tier) => tier switch
    {
        MetricTier.HeldOutLoss => "a loss on held-out data",
        MetricTier.Loss => "a loss",
        MetricTier.TrainingLoss => "a training loss",
        MetricTier.Error => "an error",
        MetricTier.Time => "a time",
        MetricTier.Memory => "memory",
        MetricTier.OtherLower => "lower is better",
        _ => "higher is better",
    };
}
