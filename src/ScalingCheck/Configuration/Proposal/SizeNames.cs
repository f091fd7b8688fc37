using ScalingCheck.Collect;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>What the name of an axis says about it: a size to scale with, and how likely the one that is meant.</summary>
internal static class SizeNames
{
    public const int Parameters = 0;
    public const int Tokens = 1;
    public const int Compute = 2;

    /// <summary>Rank of an axis whose name says nothing, such as a parameter of a benchmark.</summary>
    public const int Unknown = 9;

    private static readonly HashSet<string>[] Ranked =
    [
        ["params", "parameters", "param", "nparams"],
        ["tokens", "ntokens"],
        ["flops", "flop", "compute", "pflops", "pfdays"],
        ["n"],
        ["size", "length", "len", "rows", "elements", "items"],
        ["examples", "samples", "images", "sentences", "documents", "nfe"],
        ["width", "depth", "layers", "dim", "d"],
    ];

    // Words that make a number something else than a size, whatever stands beside them.
    private static readonly HashSet<string> NotSizes =
    [
        "seed", "run", "trial", "replicate", "repeat", "fold", "shard", "part", "id", "idx", "index", "version", "checkpoint",
        "year", "month", "day", "date", "timestamp", "lr", "rate", "decay", "warmup", "momentum", "dropout", "per", "std",
        "sem", "stderr", "sd", "var", "log", "exponent", "coef", "ratio", "rank", "worker", "job", "attempt", "line", "commit",
        "nodes", "gpus", "hosts", "workers", "iterations", "repetitions",
    ];

    /// <summary>Smaller is likelier; null when it is no size.</summary>
    /// <param name="anyName">Whether a name that says nothing may be a size: of parameters and parts of paths, not of columns.</param>
    public static int? Rank(string name, bool anyName)
    {
        var words = NameWords.Of(name);
        if (RunLog.IsStep(name) || words.Any(NotSizes.Contains) || MetricDirection.Infer(name) != Direction.Unknown) return null;
        if (words.Contains("model") && words.Contains("size")) return Parameters;
        for (var rank = 0; rank < Ranked.Length; rank++)
        {
            // 'n' and 'd' mean a size as the whole name only.
            if (words.Any(word => word.Length > 1 ? Ranked[rank].Contains(word) : words.Count == 1 && Ranked[rank].Contains(word))) return rank;
        }

        return anyName ? Unknown : null;
    }

    /// <summary>Whether the axis splits measurements into series rather than naming a repetition or a moment.</summary>
    public static bool MaySplit(string name) =>
        !RunLog.IsStep(name) && MetricDirection.Infer(name) == Direction.Unknown &&
        !NameWords.Of(name).Any(word => NotSizes.Contains(word) && word is not ("lr" or "rate" or "warmup" or "decay" or "dropout" or "momentum"));

    /// <summary>True for the model's size: also 'n', where a loss is measured.</summary>
    public static bool IsParameters(string name) => Rank(name, false) == Parameters || name is "n" or "N";
}
