namespace ScalingCheck.Judge;

/// <summary>How the head is compared with the baseline.</summary>
internal enum ComparisonMode
{
    /// <summary>Size by size with the history where four or more commits ran the same sizes, else paired, else estimates
    /// of five or more commits, else two curves.</summary>
    Auto,

    /// <summary>Size by size with the commits of the history.</summary>
    History,

    /// <summary>Size by size with one commit.</summary>
    Paired,

    /// <summary>One curve for the head and one commit against a curve for each, whatever sizes they ran.</summary>
    Curves,

    /// <summary>The fitted estimate with those of the history.</summary>
    Estimates,
}
