namespace ScalingCheck.Collect;

/// <summary>What to keep of a metric that is logged over and over while a run goes on.</summary>
internal enum Keep
{
    /// <summary>The value at the largest step of each series in a file: where the run ended.</summary>
    Last,

    /// <summary>Every value, for checks on the curve itself.</summary>
    All,
}
