namespace ScalingCheck.Collect;

/// <summary>
/// Which way a metric is good, from the words of its name and its unit, where that is common knowledge. Anything else
/// is <see cref="Direction.Unknown"/>, for the user to say with <c>better:</c>: a wrong guess turns a gate around.
/// </summary>
internal static class MetricDirection
{
    private static readonly HashSet<string> Lower = new(StringComparer.OrdinalIgnoreCase)
    {
        "loss", "losses", "error", "errors", "err", "perplexity", "ppl", "xent", "nll", "bpb", "bpc", "time", "duration",
        "latency", "runtime", "elapsed", "seconds", "milliseconds", "microseconds", "nanoseconds", "ms", "ns", "us",
        "allocated", "allocations", "bytes", "memory", "rss", "mse", "rmse", "mae", "mape", "wer", "cer", "fid", "lpips",
    };

    private static readonly HashSet<string> Higher = new(StringComparer.OrdinalIgnoreCase)
    {
        "accuracy", "acc", "f1", "bleu", "rouge", "auc", "auroc", "throughput", "ops", "psnr", "ssim", "precision",
        "recall", "map", "iou", "qps", "rps", "speedup", "r2", "mfu",
    };

    private static readonly HashSet<string> LowerUnits = new(StringComparer.OrdinalIgnoreCase)
    {
        "s", "ms", "us", "µs", "ns", "min", "h", "B", "KB", "KiB", "MB", "MiB", "GB", "GiB", "bytes", "s/op", "ms/op",
        "us/op", "ns/op", "ns/iter", "B/op", "allocs/op",
    };

    public static Direction Infer(string metric, string? unit = null)
    {
        if (IsRate(metric) || unit is not null && IsRateUnit(unit)) return Direction.Higher;
        var direction = Direction.Unknown;
        // "accuracy_loss" and "error_f1" say both things: the last word names the quantity, the others qualify it.
        foreach (var word in NameWords.Of(metric))
        {
            if (Lower.Contains(word)) direction = Direction.Lower;
            else if (Higher.Contains(word)) direction = Direction.Higher;
        }

        if (direction == Direction.Unknown && unit is not null && LowerUnits.Contains(unit)) direction = Direction.Lower;
        return direction;
    }

    private static bool IsRate(string metric) =>
        NameWords.Of(metric) is var words && words.Count >= 2 &&
        words[^2] == "per" && words[^1] is "second" or "sec" or "s" or "minute" or "hour";

    private static bool IsRateUnit(string unit) =>
        unit.EndsWith("/s", StringComparison.OrdinalIgnoreCase) || unit.EndsWith("/sec", StringComparison.OrdinalIgnoreCase);
}
