namespace ScalingCheck.Tool.Exports;

internal enum ExportType
{
    Text,

    /// <summary>A double, NaN and the infinities among them.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A point in time, UTC.</summary>
    Time,
}
