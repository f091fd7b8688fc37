namespace ScalingCheck.Tool.Exports;

/// <summary>One value: text, or a number, or a whole (a count, 0 or 1 of a flag, the UTC ticks of a time); all null: empty.</summary>
internal readonly record struct ExportCell(string? Text, double? Number, long? Whole)
{
    public static ExportCell Of(string? text) => new(text, null, null);

    public static ExportCell Of(double? number) => new(null, number, null);

    public static ExportCell Of(int? count) => new(null, null, count);

    public static ExportCell Of(bool flag) => new(null, null, flag ? 1 : 0);

    public static ExportCell Of(DateTimeOffset time) => new(null, null, time.UtcTicks);
}
