using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ScalingCheck;

/// <summary>
/// A small immutable map from names to values, kept in ordinal order so that equal contents are equal, hash alike and
/// print alike wherever they were made. Axes are <c>NamedValues&lt;double&gt;</c>, labels <c>NamedValues&lt;string&gt;</c>.
/// </summary>
internal sealed class NamedValues<T> : IEquatable<NamedValues<T>>, IReadOnlyCollection<KeyValuePair<string, T>>
    where T : IEquatable<T>
{
    public static readonly NamedValues<T> Empty = new([]);

    // Sorted by name. A handful of entries: a linear scan beats hashing and costs one array.
    private readonly KeyValuePair<string, T>[] _entries;

    private NamedValues(KeyValuePair<string, T>[] sorted) => _entries = sorted;

    public int Count => _entries.Length;

    /// <summary>The map of these entries; of equal names the last wins.</summary>
    public static NamedValues<T> From(IEnumerable<KeyValuePair<string, T>> entries)
    {
        // Made once per observation: one array and an insertion sort of a handful of names, mostly in order already.
        var sorted = entries.ToArray();
        var count = 0;
        foreach (var entry in sorted)
        {
            var at = count;
            var order = 1;
            while (at > 0 && (order = string.CompareOrdinal(entry.Key, sorted[at - 1].Key)) < 0) at--;
            if (at > 0 && order == 0)
            {
                sorted[at - 1] = entry;
                continue;
            }

            Array.Copy(sorted, at, sorted, at + 1, count - at);
            sorted[at] = entry;
            count++;
        }

        return count == 0 ? Empty : new NamedValues<T>(count == sorted.Length ? sorted : sorted[..count]);
    }

    public static NamedValues<T> Of(params ReadOnlySpan<(string Name, T Value)> entries)
    {
        var list = new List<KeyValuePair<string, T>>(entries.Length);
        foreach (var (name, value) in entries) list.Add(new(name, value));
        return From(list);
    }

    public bool TryGet(string name, [MaybeNullWhen(false)] out T value)
    {
        foreach (var entry in _entries)
        {
            if (!string.Equals(entry.Key, name, StringComparison.Ordinal)) continue;
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    public bool Contains(string name) => TryGet(name, out _);

    /// <summary>The same map with one entry added or replaced.</summary>
    public NamedValues<T> With(string name, T value) => From(_entries.Append(new(name, value)));

    /// <summary>The same map without the named entries.</summary>
    public NamedValues<T> Without(params IReadOnlyCollection<string> names)
    {
        var kept = Array.FindAll(_entries, entry => !names.Contains(entry.Key));
        return kept.Length == _entries.Length ? this : kept.Length == 0 ? Empty : new NamedValues<T>(kept);
    }

    public bool Equals(NamedValues<T>? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other._entries.Length != _entries.Length) return false;
        for (var i = 0; i < _entries.Length; i++)
        {
            if (!string.Equals(_entries[i].Key, other._entries[i].Key, StringComparison.Ordinal)) return false;
            if (!_entries[i].Value.Equals(other._entries[i].Value)) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as NamedValues<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (name, value) in _entries)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, T>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() =>
        string.Join(", ", _entries.Select(entry => FormattableString.Invariant($"{entry.Key}={entry.Value}")));
}
