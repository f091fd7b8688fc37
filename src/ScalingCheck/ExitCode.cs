namespace ScalingCheck;

/// <summary>What the process tells the shell.</summary>
internal enum ExitCode
{
    /// <summary>Nothing wrong.</summary>
    Ok = 0,

    /// <summary>A gate was crossed.</summary>
    Regression = 1,

    /// <summary>The command line or the configuration is wrong.</summary>
    Usage = 2,

    /// <summary>No data, a missing metric, a missing baseline, or data that cannot answer the question.</summary>
    NoData = 3,

    /// <summary>The data cannot tell.</summary>
    Inconclusive = 4,

    /// <summary>Store, network or API failed.</summary>
    Infrastructure = 5,

    /// <summary>A bug in the tool.</summary>
    Bug = 70,

    /// <summary>Interrupted by the user.</summary>
    Cancelled = 130,
}
