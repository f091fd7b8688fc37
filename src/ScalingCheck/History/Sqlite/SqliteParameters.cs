using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>Binding by position: the values in the order in which the parameters were named.</summary>
internal static class SqliteParameters
{
    public static SqliteCommand Bind(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
