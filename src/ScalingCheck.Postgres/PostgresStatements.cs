using Npgsql;
using NpgsqlTypes;

namespace ScalingCheck.Postgres;

/// <summary>Statements with positional parameters; text and lists of text pass through <see cref="ExactText"/>.</summary>
internal static class PostgresStatements
{
    public static NpgsqlCommand Statement(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(Parameter(value));
        return command;
    }

    public static string? Text(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : ExactText.Decode(row.GetString(column));

    public static double? Number(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    /// <summary>As the id of a snapshot has it: every NaN is one NaN, and minus zero is zero.</summary>
    public static double Normal(double value) => double.IsNaN(value) ? double.NaN : value == 0 ? 0 : value;

    public static double? Normal(double? value) => value is { } number ? Normal(number) : null;

    // The type is always said: the library would otherwise guess it from the value, and null has none.
    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value },
        string text => new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = ExactText.Encode(text) },
        int number => new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer, TypedValue = number },
        long number => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = number },
        bool flag => new NpgsqlParameter<bool> { NpgsqlDbType = NpgsqlDbType.Boolean, TypedValue = flag },
        Guid key => new NpgsqlParameter<Guid> { NpgsqlDbType = NpgsqlDbType.Uuid, TypedValue = key },
        string?[] texts => Array(NpgsqlDbType.Text, System.Array.ConvertAll(texts, text => text is null ? null : ExactText.Encode(text))),
        Guid[] keys => Array(NpgsqlDbType.Uuid, keys),
        long[] numbers => Array(NpgsqlDbType.Bigint, numbers),
        bool[] flags => Array(NpgsqlDbType.Boolean, flags),
        double[] numbers => Array(NpgsqlDbType.Double, numbers),
        double?[] numbers => Array(NpgsqlDbType.Double, numbers),
        _ => throw new ArgumentException($"A parameter cannot be a {value.GetType()}.", nameof(value)),
    };

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType element, T[] values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | element, TypedValue = values };
}
