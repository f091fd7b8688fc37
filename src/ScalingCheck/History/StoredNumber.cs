namespace ScalingCheck.History;

/// <summary>A double as a value of a database column that keeps NaN and the infinities apart.</summary>
internal static class StoredNumber
{
    public static object ToColumn(double? number) => number switch
    {
        null => DBNull.Value,
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        { } value when double.IsNaN(value) => "nan",
        { } value => value,
    };

    public static double? FromColumn(object column) => column switch
    {
        double value => value,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        string => double.NaN,
        _ => null,
    };
}
