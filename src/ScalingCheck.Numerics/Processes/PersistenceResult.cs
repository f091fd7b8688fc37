using System.Globalization;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Processes;

/// <summary>How long an excursion of a history must last before it counts, and the one that it is in.</summary>
public sealed record PersistenceResult
{
    /// <summary>Why the history cannot answer, in one sentence; null when it can.</summary>
    public string? Refusal { get; init; }

    /// <summary>Values that the answer rests on.</summary>
    public int Count { get; init; }

    /// <summary>The covariance of the noise; null when refused.</summary>
    public CovarianceModel? Model { get; init; }

    /// <summary>The covariances tried, by rising number of parameters; empty when one was given.</summary>
    public IReadOnlyList<CovarianceCandidate> Candidates { get; init; } = [];

    /// <summary><c>iia</c> for the independent interval approximation, <c>monte-carlo</c> for a simulation.</summary>
    public string Method { get; init; } = "";

    /// <summary>Why the approximation was not used, in a clause; null where it was.</summary>
    public string? Why { get; init; }

    /// <summary>One rule a level, in the order of the options.</summary>
    public IReadOnlyList<LevelRule> Rules { get; init; } = [];

    /// <summary>The most surprising of the excursions that the newest value is in; null when it is above no level.</summary>
    public Excursion? Current { get; init; }

    /// <summary>All of them, one for each level that the newest value is above.</summary>
    public IReadOnlyList<Excursion> Excursions { get; init; } = [];

    /// <summary>θ of P(T ≥ n) ~ exp(-θ n) at level 0, per value; null when refused.</summary>
    public FittedQuantity? Theta { get; init; }

    /// <summary>exp(-θ).</summary>
    public FittedQuantity? Rho { get; init; }

    /// <summary>Mean length of an excursion above level 0, in values.</summary>
    public FittedQuantity? MeanExcursion { get; init; }

    /// <summary>Correlation of neighbours.</summary>
    public FittedQuantity? R1 { get; init; }

    /// <summary>Numbers about the answer by name, in a stable order; 1 and 0 for yes and no.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Diagnostics { get; init; } = [];

    /// <summary>What a careful reader should know, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What one value is called, and several.</summary>
    public (string One, string Many) ValueName { get; init; } = ("commit", "commits");

    /// <summary>"7 commits in a row above the baseline median: noise of this history does this once in 400 commits; 15 count."</summary>
    public string Sentence()
    {
        var (one, many) = ValueName;
        if (Refusal is not null) return Refusal;
        if (Current is not { } current) return $"The newest {one} is above none of the levels.";
        var where = current.Level == 0 ? "the baseline median"
            : string.Create(CultureInfo.InvariantCulture, $"{current.Level:+0.##;-0.##} sd");
        var limit = current.Limit == int.MaxValue ? "no length counts" : string.Create(CultureInfo.InvariantCulture, $"{current.Limit} count");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(current.Length, one, many)} in a row above {where}: noise of this history does this once in {Words.Number(current.RecurrenceValues)} {many}; {limit} ({Model!.Name}, n = {Count}).");
    }
}
