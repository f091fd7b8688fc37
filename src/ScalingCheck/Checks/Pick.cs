namespace ScalingCheck.Checks;

/// <summary>Which of the points that one run logged along its steps takes part in a fit over another axis.</summary>
internal enum Pick
{
    /// <summary>The one at the largest step.</summary>
    Last,

    /// <summary>The best by the metric's direction.</summary>
    Best,

    /// <summary>Every one.</summary>
    All,
}
