using Microsoft.Data.Sqlite;

namespace ScalingCheck.History.Sqlite;

/// <summary>A table of texts that many rows refer to by key: each text is stored once.</summary>
internal sealed class SharedText
{
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _insert;
    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);

    /// <param name="file">The open history.</param>
    /// <param name="table">Name of the table, from this code, never from data.</param>
    /// <param name="column">Name of its text column.</param>
    public SharedText(SqliteFile file, string table, string column)
    {
        _find = file.Prepare($"SELECT key FROM {table} WHERE {column} = $text", "$text");
        _insert = file.Prepare($"INSERT INTO {table} ({column}) VALUES ($text) RETURNING key", "$text");
    }

    public void Forget() => _known.Clear();

    public long Key(string text)
    {
        if (_known.TryGetValue(text, out var key)) return key;
        key = (long)(_find.Bind(text).ExecuteScalar() ?? _insert.Bind(text).ExecuteScalar()!);
        _known.Add(text, key);
        return key;
    }
}
